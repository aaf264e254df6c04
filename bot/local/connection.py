"""The TCP connections that the server's requests come by, and how they end badly."""

import asyncio
import socket
import struct

from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """uvicorn's HTTP, which hands each request and WebSocket its own connection: `request.state.transport`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        """Remember the connection for whoever answers."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


def reset(transport: asyncio.Transport) -> None:
    """Reset a connection: the other end gets ECONNRESET, and nothing that was not sent yet. In the server's loop.

    One that the other end has ended already, as a killed process does, is left as it is.
    """
    if transport.is_closing():
        return
    # Closing a socket that lingers for 0 seconds sends RST instead of FIN: socket(7), SO_LINGER.
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


def cut(transport: asyncio.Transport) -> None:
    """End a connection when what was sent has left, with no word of the protocol above. In the server's loop."""
    transport.close()
