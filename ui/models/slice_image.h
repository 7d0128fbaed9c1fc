#pragma once

#include "core/base/image.h"
#include "core/imaging/series.h"
#include "ui/models/placement.h"

#include <QSizeF>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace stratoscope::ui {

/// Window centre and width of contrast, and the way from black to white between. With a table (a VOI LUT) centre and
/// width are of the values that it is for.
struct ContrastWindow {
  double centre = 0;
  double width = 1;
  imaging::WindowFunction function = imaging::WindowFunction::LinearExact;
  std::shared_ptr<const imaging::GreyTable> table = nullptr;

  [[nodiscard]] bool isStraight() const { return !table && function != imaging::WindowFunction::Sigmoid; }
};

/// A window that a file offers.
struct NamedWindow {
  QString name; ///< the file's own; empty where it gives none
  ContrastWindow window;
};

/// As a file offers it.
[[nodiscard]] NamedWindow namedWindowOf(const imaging::VoiOption& option);
/// The values that become black and white. PS3.3 C.11.2.1.2: for Linear half a value below, over a width less by one.
[[nodiscard]] std::array<double, 2> endsOf(const ContrastWindow& window);
/// Grey of a value, 0 black to 1 white. PS3.3 C.11.2.1.2 and C.11.2.1.3.
[[nodiscard]] double greyOf(double value, const ContrastWindow& window);

/// An image at its full resolution, one slice or a stack of them, as the Viewer shows it. Copying it copies no values.
struct SliceImage {
  int width = 0;
  int height = 0;
  int slices = 1;
  int channels = 1; ///< 1, or 3 for red, green and blue interleaved
  /// [slices, height, width, channels], contiguous; row 0 is on top.
  std::shared_ptr<const std::vector<float>> values;
  std::array<double, 3> spacing{0, 0, 0}; ///< mm along columns, rows and slices; 0 where it is not known
  double windowCentre = 0;
  double windowWidth = 0;                            ///< 0 or less: the range of the values
  std::vector<std::vector<NamedWindow>> fileWindows; ///< lists of those that the file offers, its own choice first
  std::vector<int> windowsOfSlice;                   ///< which list goes with each slice; empty where there is none
  QString unit;                                      ///< of the values, such as "HU"; may be empty
  std::optional<Placement> placement;                ///< in the patient, where that is known
  std::optional<ContrastWindow> wholeRange;          ///< from the least to the largest value, where it was measured
  std::optional<ContrastWindow> percentiles;         ///< from the 1st to the 99th percentile, where they were measured

  /// False also where the number of values does not fit the shape.
  [[nodiscard]] bool isValid() const;
  /// Width and height of a pixel: mm where both are known, else 1 by 1.
  [[nodiscard]] QSizeF pixelSize() const;
  [[nodiscard]] bool hasSpacing() const { return spacing[0] > 0 && spacing[1] > 0; }
  /// Those that the file offers for the slice; none where it offers none.
  [[nodiscard]] const std::vector<NamedWindow>& windowsAt(int index) const;
  /// The values of one slice: height * width * channels floats.
  [[nodiscard]] const float* slice(int index) const;
};

/// Which side of the patient lies at each edge of the picture ("R", "L", "A" ...); empty where it is not known.
struct OrientationLetters {
  QString left;
  QString right;
  QString top;
  QString bottom;
};

/// The sides that planes of this placement show at their edges.
[[nodiscard]] OrientationLetters lettersOf(const Placement& placement);

/// From the least to the largest value (not-a-number left out); the width is never 0.
[[nodiscard]] ContrastWindow rangeOf(const std::vector<float>& values);
/// From the 1st to the 99th percentile of the values, of every n-th where they are many; the whole range where these
/// are equal.
[[nodiscard]] ContrastWindow percentilesOf(const std::vector<float>& values);
/// The window the image brings along for the slice, or the range of its values; the width is never 0.
[[nodiscard]] ContrastWindow windowOf(const SliceImage& image, int slice = 0);
/// "x 12, y 40: -612 HU" in the locale's numbers, and the place in the patient where that is known; empty outside the
/// image. Column and row count from 0.
[[nodiscard]] QString valueText(const SliceImage& image, int slice, int column, int row);
/// An 8-bit picture as an image without spacing, in the window 0 to 255.
[[nodiscard]] SliceImage toSliceImage(const Picture& picture);

/// What a reconstruction lacks or adds.
struct Residual {
  SliceImage image; ///< reconstruction minus input, mean of the channels, in grey levels
  double range = 1; ///< largest magnitude, at least 1: the legend runs from -range to range
  double psnr = 0;  ///< peak signal-to-noise ratio in dB, 10 log10(255^2 / mean square); infinite where they agree
};

/// Nothing where the two do not have the same shape or are empty.
[[nodiscard]] std::optional<Residual> residualOf(const Picture& input, const Picture& reconstruction);

/// Blue over white to red, for values around 0. @param place -1 to 1; beyond, the ends. @return red, green, blue in
/// [0, 1]. The ends are the blue and red of ColorBrewer's RdBu.
[[nodiscard]] std::array<double, 3> divergingColour(double place);

} // namespace stratoscope::ui
