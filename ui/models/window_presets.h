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
  Qt::Key key = Qt::Key_unknown;
  Kind kind = Kind::File;
  ContrastWindow window = {}; ///< for Hounsfield
};

/// All of them, in the order of their keys F2, F3 ...
[[nodiscard]] const std::vector<WindowPreset>& windowPresets();
/// What the preset means for the image; nothing where it means nothing: those in Hounsfield units go with CT alone.
[[nodiscard]] std::optional<ContrastWindow> windowFor(const WindowPreset& preset, const SliceImage& image);

} // namespace stratoscope::ui
