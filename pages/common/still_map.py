"""A folium map rendered once, in the form in which streamlit-folium asks a map for its parts."""

from types import SimpleNamespace

import folium
from streamlit_folium import _get_header, _get_html, _get_map_string


class StillMap(folium.Map):
    """What streamlit-folium reads of a map, as fixed texts; nothing in it changes when it is shown.

    streamlit-folium renders a map anew at each run and writes into it while it does; neither may happen to a map that
    viewers share.
    """

    def __init__(self, drawing: folium.Map) -> None:
        """Take the texts of a map; `drawing` is of no use afterwards."""
        drawing.get_root().render()
        drawing.render()
        html, header, script = _get_html(drawing), _get_header(drawing), _get_map_string(drawing)
        # not those of folium.Map, which would build a figure around it
        self.__dict__.update(_name="map", _id="div", _children={}, options=dict(drawing.options))
        self.default_js, self.default_css = list(drawing.default_js), list(drawing.default_css)
        self._template = SimpleNamespace(module=SimpleNamespace(script=lambda _map: script))
        self._root = SimpleNamespace(render=str, header=_Text(header), html=_Text(html))
        self._bounds = drawing.get_bounds()

    def render(self, **_kwargs: object) -> None:
        """Nothing: it is rendered."""

    def get_root(self) -> SimpleNamespace:
        """What stands in for the figure around the map."""
        return self._root

    def get_bounds(self) -> list[list[float | None]]:
        """As folium tells them."""
        return self._bounds


class _Text:
    def __init__(self, text: str) -> None:
        self._text = text

    def render(self) -> str:
        return self._text
