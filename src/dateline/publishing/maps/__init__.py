"""Maps of events with their precision drawn, over outlines that are shipped.

- ``placing``: how one event is drawn, or why it is not
- ``scene``: all events of a map
- ``static``: the map as PNG or SVG (matplotlib, extra ``pictures``)
- ``geojson``: the same as GeoJSON features
- ``page``: the map as one interactive page that works offline
"""
