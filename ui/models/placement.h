#pragma once

#include "core/base/image.h"
#include "core/imaging/series.h"
#include "core/imaging/slice.h"

#include <QString>

#include <array>

namespace stratoscope::ui {

using Point3 = std::array<double, 3>;

/// Where the pixels of shown planes lie in the patient: LPS, millimetres.
struct Placement {
  Point3 origin{0, 0, 0};  ///< centre of the upper left pixel of plane 0
  Point3 right{1, 0, 0};   ///< from a pixel to the one on its right
  Point3 down{0, 1, 0};    ///< from a pixel to the one below
  Point3 through{0, 0, 1}; ///< from a plane to the next

  /// The centre of a pixel.
  [[nodiscard]] Point3 at(double column, double row, double plane) const;
};

/// The volume's axes that run to the right and down in the planes of the Viewer.
struct PlaneLayout {
  imaging::AxisCourse right;
  imaging::AxisCourse down;
  bool turned = false; ///< rows and columns have changed places against imaging::sliceOf
};
/// As radiologists look at planes across an axis, whatever axes they follow in the file: the patient's right, or the
/// front, on the left; the head, or the front, on top. As imaging::sliceOf, but no plane lies on its side.
[[nodiscard]] PlaneLayout layoutOf(const imaging::Geometry& geometry, char axis);
/// The planes laid out so.
[[nodiscard]] Placement placementOf(const imaging::Volume& volume, char axis);
/// A picture of an item, which lies as imaging::sliceOf gives it, laid out as the planes of its volume.
[[nodiscard]] Picture laidOut(const Picture& item, const imaging::Geometry& geometry, char axis);
/// The sides of the patient that a direction in LPS points to, the steepest first: "L", or "LA" and "LAH" where it
/// leans; a part of less than a tenth of the length is left out. DICOM PS3.3 C.7.6.1.1.1.
[[nodiscard]] QString sidesOf(const Point3& direction);
/// "L 12.3, P 40.1, H 20.0 mm".
[[nodiscard]] QString placeText(const Point3& point);

enum class Plane { Axial, Coronal, Sagittal };
/// What planes across this axis of the volume are called, by the patient's axis that it follows most.
[[nodiscard]] Plane planeOf(const imaging::Geometry& geometry, char axis);
[[nodiscard]] QString planeName(Plane plane);

} // namespace stratoscope::ui
