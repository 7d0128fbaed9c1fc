#include "core/workflow/report/inline_image.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/sections.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::workflow {
namespace {

/// A difference of so many grey levels of 255 has the full colour.
constexpr double fullDifference = 64;

/// Original less reconstruction: white for none, blue where the reconstruction is too bright, orange where too dark.
Picture residualOf(const Picture& original, const Picture& reconstruction) {
  Picture residual{original.width, original.height, 3, {}};
  const auto channels = static_cast<std::size_t>(original.channels);
  for (std::size_t p = 0; p < original.pixels.size(); p += channels) {
    int difference = 0;
    for (std::size_t c = 0; c < channels; ++c) {
      difference += original.pixels[p + c] - reconstruction.pixels.at(p + c);
    }
    const double share = difference / (static_cast<double>(channels) * fullDifference);
    const auto colour = mixed({255, 255, 255}, share > 0 ? Rgb{0xd5, 0x5e, 0x00} : Rgb{0x00, 0x5a, 0xb5},
                              std::min(std::abs(share), 1.0));
    residual.pixels.insert(residual.pixels.end(), {colour.red, colour.green, colour.blue});
  }
  return residual;
}

void writeTriple(HtmlWriter& html, const ReconstructedItem& item) {
  const auto name = "item " + std::to_string(item.item);
  html.open("figure", {{"class", "triple"}}).open("div");
  writeImage(html, item.original, "Original of " + name);
  writeImage(html, item.reconstruction, "Reconstruction of " + name);
  writeImage(html, residualOf(item.original, item.reconstruction), "Residual of " + name);
  html.close().open("figcaption");
  writeSwatch(html, item.cluster);
  html.text(clusterName(item.cluster) + ", " + name + ": " + decimalText(item.psnr, 1) + " dB").close().close();
}

} // namespace

void writeReconstructionSection(HtmlWriter& html, const ReportData& data) {
  if (data.reconstructions.empty()) {
    html.element("p", "The cohort has no model that could reconstruct its images.");
    return;
  }
  html.element("p",
               std::string("Of each cluster, the image nearest to its centre and the one farthest from it") +
                   (data.hasHeldOut ? ", chosen among those of the split \u201ctest\u201d where it has such" : "") +
                   ". From left to right: original, reconstruction, residual, with the peak signal-to-noise "
                   "ratio. Residual: orange where the original is brighter, blue where it is darker, full colour "
                   "at a difference of 64 of 255 grey levels.");
  html.open("div", {{"class", "triples"}});
  for (const auto& item : data.reconstructions) {
    writeTriple(html, item);
  }
  html.close();
}

} // namespace stratoscope::workflow
