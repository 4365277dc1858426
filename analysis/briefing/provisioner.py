"""How soon does jupyter_client speak to an ordinary kernel?

Where the usual client waits a fixed fifth of a second for silence, ours waits for the kernel to say that it is idle.
"""

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient

START_SECONDS = 60.0


class QuickClient(AsyncKernelClient):  # type: ignore[misc]  # jupyter_client ships no types
    """Is ready as soon as the kernel has answered and is idle."""

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        """Ask the kernel for its facts until it answers.

        Raises:
            RuntimeError: the kernel died or did not answer in time.
        """
        deadline = time.monotonic() + (timeout or START_SECONDS)
        while time.monotonic() < deadline:
            if await self.has_answered(self.kernel_info()):
                return
            if not await self._async_is_alive():
                raise RuntimeError("the kernel died before it answered")
        raise RuntimeError(f"the kernel did not answer in {timeout or START_SECONDS:.0f} s")

    async def has_answered(self, message_id: str) -> bool:
        """Whether the kernel answers a request and then says that it is idle."""
        try:
            reply = await self._async_get_shell_msg(timeout=1)
            self._handle_kernel_info_reply(reply)
            while not is_idle(await self._async_get_iopub_msg(timeout=0.2), message_id):
                pass
        except Empty:
            return False  # the subscription came too late; the kernel is asked again
        return True

    wait_for_ready = _async_wait_for_ready


def is_idle(message: dict[str, Any], message_id: str) -> bool:
    """Whether a message says that the kernel is done with a request."""
    is_status = message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"
    return bool(is_status and message["parent_header"].get("msg_id") == message_id)
