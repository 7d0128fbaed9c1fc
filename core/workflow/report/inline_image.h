#pragma once

#include "core/base/image.h"
#include "core/base/palette.h"
#include "core/workflow/report/html_writer.h"

#include <span>
#include <string>

namespace stratoscope::workflow {

/// RFC 4648, with padding.
[[nodiscard]] std::string base64(std::span<const std::byte> bytes);
/// The picture as an address that holds the PNG itself.
[[nodiscard]] std::string dataAddress(const Picture& picture);
/// A picture on the page, its longer side not above `greatestSide` pixels.
void writeImage(HtmlWriter& html, const Picture& picture, const std::string& description, int greatestSide = 128);

/// #rrggbb
[[nodiscard]] std::string hexText(Rgb colour);
/// A small square of a category's colour, to stand before its name.
void writeSwatch(HtmlWriter& html, int category);

} // namespace stratoscope::workflow
