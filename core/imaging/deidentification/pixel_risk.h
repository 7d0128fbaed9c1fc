#pragma once

class DcmDataset;

namespace stratoscope::imaging {

/// What pixels might tell about a person, as far as a header says.
struct PixelRisk {
  bool declaredBurnedIn = false; ///< Burned In Annotation is YES
  bool usuallyBurnedIn = false;  ///< a kind of image that often carries text, and that does not declare it has none
  bool overlayInPixels = false;  ///< an overlay plane within unused bits of the pixel words
  bool facePossible = false;     ///< a CT, MR or PET of the head: a face can be rendered from it
  bool comments = false;         ///< the compressed frames carry comments or application data (JPEG COM, APP1)
  bool hasPixels = false;
};

/// Screen captures (secondary capture classes, Conversion Type, a screen in Image Type), ultrasound, endoscopy, visible
/// light, angiography, fluoroscopy and slide labels count as kinds that often carry text.
/// Nothing of the pixels is decoded.
[[nodiscard]] PixelRisk pixelRisk(DcmDataset& data);

} // namespace stratoscope::imaging
