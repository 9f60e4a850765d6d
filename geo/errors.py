"""What can be wrong with places, said in both languages of the screen."""


class PlaceError(ValueError):
    """A register or boundary file that cannot be used; `th` and `en` each hold one sentence for the user."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en
