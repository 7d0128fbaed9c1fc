#include "core/imaging/inspect.h"

#include "core/imaging/statistics.h"

namespace stratoscope::imaging {

Inspection inspect(const Series& series, PixelDecoder& decoder) {
  auto volume = decoder.decode(series);
  Statistics statistics;
  statistics.add(std::span<const float>(volume.values));
  Inspection inspection;
  inspection.size = volume.size;
  inspection.channels = volume.channels;
  inspection.geometry = volume.geometry;
  inspection.unit = volume.unit;
  inspection.values = statistics.range();
  inspection.warnings = std::move(volume.warnings);
  if (series.kind == SourceKind::Dicom) {
    inspection.stored = decoder.storedValues(series);
    inspection.values = inspection.stored->taken;
  }
  return inspection;
}

} // namespace stratoscope::imaging
