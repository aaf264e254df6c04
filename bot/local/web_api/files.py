"""files.getUploadURLExternal, the upload itself, files.completeUploadExternal.

https://docs.slack.dev/messaging/working-with-files#upload
"""

import secrets
from dataclasses import replace
from email.parser import BytesParser

from bot.local.shapes import file_json
from bot.local.slack_error import SlackError, bad_arguments
from bot.local.web_api.arguments import Arguments
from bot.local.web_api.call import Context
from bot.local.web_api.chat import posting_place, sound_blocks, thread_of
from bot.local.workspace import File, Json, Message, Workspace

UPLOAD_PATH = "/upload/v1/"


def upload_address(context: Context, given: Arguments) -> Json:
    """An address to send a file's bytes to: https://docs.slack.dev/reference/methods/files.getUploadURLExternal.

    SlackError missing_argument where the length is 0, invalid_arguments where it is no number.
    """
    workspace = context.workspace
    length = given.text("length")
    if not length.isdecimal():
        raise bad_arguments("must provide an integer [json-pointer:/length]")
    if int(length) == 0:
        raise SlackError("missing_argument")
    file = File(
        workspace.next_id("F"),
        given.text("filename"),
        int(length),
        upload_token=secrets.token_urlsafe(16),
        created=int(workspace.now().timestamp()),
    )
    workspace.add_file(file)
    return {"upload_url": f"{context.base_url}{UPLOAD_PATH}{file.upload_token}", "file_id": file.id}


def receive(workspace: Workspace, upload_token: str, content_type: str, body: bytes) -> bool:
    """Take a file's bytes, raw or as the first part of a multipart form.

    False where the address was never given or is used up, or the length is not the one announced.
    """
    content = _first_part(content_type, body) if content_type.startswith("multipart/form-data") else body
    with workspace.lock:
        file = next((file for file in workspace.files.values() if file.upload_token == upload_token), None)
        if file is None or file.content is not None or len(content) != file.length:
            return False
        workspace.add_file(replace(file, content=content))
        return True


def complete_upload(context: Context, given: Arguments) -> Json:
    """Finish uploads, and share them in conversations if any are named.

    https://docs.slack.dev/reference/methods/files.completeUploadExternal
    SlackError file_not_found (unknown, or its bytes have not come), and chat.postMessage's on the conversation.
    """
    workspace = context.workspace
    listed = given.structure("files")
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise bad_arguments("must provide an array of objects [json-pointer:/files]")
    with workspace.lock:
        files = [_uploaded(workspace, item) for item in listed]
        named = given.text("channel_id") or given.text("channels")
        places = [posting_place(workspace, name) for name in named.split(",") if name]
        blocks = () if given.text("initial_comment") else sound_blocks(workspace, given)
        for channel in places:
            message = Message(
                ts=workspace.next_ts(),
                user=workspace.app.bot_user_id,
                bot_id=workspace.app.bot_id,
                text=given.text("initial_comment"),
                blocks=blocks,
                thread_ts=thread_of(channel, given.text("thread_ts")),
                files=tuple(file.id for file in files),
            )
            files = [workspace.add_file(replace(file, channel=channel.id)) for file in files]
            workspace.post(channel.id, message)
        return {"files": [file_json(workspace, workspace.add_file(file)) for file in files]}


def _uploaded(workspace: Workspace, item: Json) -> File:
    file = workspace.files.get(str(item.get("id")))
    if file is None or file.content is None:
        raise SlackError("file_not_found")
    return replace(file, title=str(item.get("title") or file.name))


def _first_part(content_type: str, body: bytes) -> bytes:
    form = BytesParser().parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    parts = [part for part in form.walk() if not part.is_multipart()]
    content = parts[0].get_payload(decode=True) if parts else b""
    return content if isinstance(content, bytes) else b""
