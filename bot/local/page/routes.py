"""The page's addresses: its files, the stream of updates, files to download, and one address for each act.

Other web pages open in the same browser must not be able to read or drive the workspace: every request must name this
machine as its host (else a foreign name could be made to point here), and every act must be JSON with the page's own
origin, which a browser lets no other page send.
"""

import json
import mimetypes
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.local.page.acts import ACTS, Page
from bot.local.page.snapshot import seen_file

FOLDER = Path(__file__).parent
MEDIA_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What the page shows beside its name; whatever else an app uploads can only be downloaded."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Endpoint = Callable[[Page, Request], Awaitable[Response]]


def page_routes(page: Page) -> list[BaseRoute]:
    """The page at `/`, and everything it needs under `/page/`."""
    return [
        Route("/", _guarded(page, _index)),
        Route("/page/updates", _guarded(page, _updates)),
        Route("/page/people", _guarded(page, _people)),
        Route("/page/files/{file_id}", _guarded(page, _download)),
        Route("/page/act/{act}", _guarded(page, _act, changes=True), methods=["POST"]),
        Route("/page/{name}", _guarded(page, _static)),
    ]


async def _index(_page: Page, _request: Request) -> Response:
    return _file("index.html")


async def _static(_page: Page, request: Request) -> Response:
    return _file(request.path_params["name"])


async def _updates(page: Page, request: Request) -> Response:
    user_id = request.query_params.get("as", "")
    if user_id not in page.workspace.users:
        return PlainTextResponse("no such person", HTTPStatus.NOT_FOUND)
    return StreamingResponse(page.updates.stream(user_id), media_type="text/event-stream")


async def _people(page: Page, _request: Request) -> Response:
    return JSONResponse(await run_in_threadpool(page.players))


async def _download(page: Page, request: Request) -> Response:
    user_id, file_id = request.query_params.get("as", ""), request.path_params["file_id"]
    file = await run_in_threadpool(seen_file, page.workspace, user_id, file_id)
    if file is None:
        return PlainTextResponse("no such file", HTTPStatus.NOT_FOUND)
    guessed = mimetypes.guess_type(file.name)[0]
    kind = guessed if guessed in IMAGES else "application/octet-stream"
    headers = {"Content-Disposition": f"attachment; filename*=utf-8''{quote(file.name)}"}
    return Response(file.content, media_type=kind, headers=headers)


async def _act(page: Page, request: Request) -> Response:
    """An act's JSON; 409 where what it acts on is no longer in front of the person, or never was."""
    perform = ACTS.get(request.path_params["act"])
    if perform is None:
        return PlainTextResponse("no such act", HTTPStatus.NOT_FOUND)
    body = await request.body()
    try:
        # An act waits for the app, up to its deadline: not in the event loop, which carries the app's answer.
        return JSONResponse(await run_in_threadpool(perform, page, json.loads(body)))
    except (LookupError, ValueError, TypeError) as refused:
        return JSONResponse({"refused": str(refused)}, HTTPStatus.CONFLICT)


def _guarded(page: Page, answer: Endpoint, *, changes: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint behind the checks on host and, where it changes something, origin and type; 403 else."""

    async def endpoint(request: Request) -> Response:
        if _names_this_machine(request) and (not changes or _is_the_pages_own(request)):
            response = await answer(page, request)
        else:
            response = PlainTextResponse("refused", HTTPStatus.FORBIDDEN)
        response.headers.update(HEADERS)
        return response

    return endpoint


def _names_this_machine(request: Request) -> bool:
    port = request.scope["server"][1]
    return request.headers.get("host") in {f"127.0.0.1:{port}", f"localhost:{port}"}


def _is_the_pages_own(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" and request.headers.get("origin") == f"http://{request.headers.get('host')}"


def _file(name: str) -> Response:
    path = FOLDER / name
    if path.suffix not in MEDIA_TYPES or not path.is_file():
        return PlainTextResponse("no such file", HTTPStatus.NOT_FOUND)
    return FileResponse(path, media_type=MEDIA_TYPES[path.suffix])
