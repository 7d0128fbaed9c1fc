#pragma once

#include "ui/models/slice_image.h"

#include <Qt>

#include <optional>
#include <vector>

namespace stratoscope::ui {

/// A contrast window with a name and a key.
struct WindowPreset {
  enum class Kind { File, Range, Percentiles, Hounsfield };

  QString name;
  Qt::Key key = Qt::Key_unknown; ///< unknown for none
  Kind kind = Kind::File;
  ContrastWindow window = {}; ///< for Hounsfield
  std::size_t place = 0;      ///< for File, among those that the file offers
};

/// All that goes with any image, in the order of their keys F2, F3 ...
[[nodiscard]] const std::vector<WindowPreset>& windowPresets();
/// The same for a slice: where its file offers windows and VOI LUTs they come first, by their names; the first of them
/// is on F2.
[[nodiscard]] std::vector<WindowPreset> windowPresets(const SliceImage& image, int slice);
/// What the preset means for the image; nothing where it means nothing: those in Hounsfield units go with CT alone.
[[nodiscard]] std::optional<ContrastWindow> windowFor(const WindowPreset& preset, const SliceImage& image,
                                                      int slice = 0);

} // namespace stratoscope::ui
