// Keeps the style or the painting of a map for its frame, and lets the frame paint if it is there (areas_layer.js).
export default function ({ data }) {
  const [name, part, value] = JSON.parse(new TextDecoder().decode(data));
  const map = ((window.sonroiMaps ??= {})[name] ??= {});
  map[part] = value;
  if (map.frame?.isConnected) map.changed();
}
