"""What is raised for an input that is no text."""


class UnreadableInput(Exception):
    """An input that cannot be opened, or whose bytes are no text: `report.txt: not text: NUL byte at offset 17`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        """A lower-case fragment that names the byte, where one is to blame."""

    def __reduce__(self) -> tuple[type["UnreadableInput"], tuple[str, str]]:
        """Both parts travel when a worker process hands the exception on."""
        return type(self), (self.path, self.reason)
