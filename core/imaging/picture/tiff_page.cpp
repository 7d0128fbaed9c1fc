#include "core/imaging/picture/tiff_page.h"

#include "core/base/error.h"
#include "core/imaging/file_size.h"
#include "core/imaging/stored_numbers.h"

#include <algorithm>
#include <cmath>
#include <tiffio.h>

namespace stratoscope::imaging {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

[[noreturn]] void refuseData(const std::filesystem::path& path) {
  refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the picture is cut off or damaged"));
}

template <typename T> T field(tiff* file, std::uint32_t tag, T otherwise) {
  T value = otherwise;
  return TIFFGetFieldDefaulted(file, tag, &value) == 1 ? value : otherwise;
}

StoredNumbers numbersOf(const TiffPage& page) {
  const char kind = page.format == SAMPLEFORMAT_IEEEFP ? 'f' : page.format == SAMPLEFORMAT_INT ? 'i' : 'u';
  return StoredNumbers::ofType(std::string("=") + kind + static_cast<char>('0' + page.bits / 8)).value();
}

void checkKind(const TiffPage& page, const std::filesystem::path& path) {
  const bool known =
      page.isPlain() || (page.bits <= 8 && page.format != SAMPLEFORMAT_INT && page.format != SAMPLEFORMAT_COMPLEXINT);
  if (!known) {
    refuse(path, ErrorCode::Unsupported,
           {STRATOSCOPE_TEXT("TIFF pictures of this kind are not read (%1 bits, photometric interpretation %2)"),
            {std::to_string(page.bits), std::to_string(page.meaning)}});
  }
}

/// Of the samples of a pixel those of grey or colour, as numbers.
void appendPixels(const TiffPage& page, const std::vector<char>& row, std::size_t pixels, std::vector<float>& values) {
  std::vector<float> samples;
  samples.reserve(pixels * page.samples);
  numbersOf(page).append(std::span(row).first(pixels * page.samples * (page.bits / 8U)), samples);
  const auto kept = static_cast<std::size_t>(page.channels());
  for (std::size_t p = 0; p < pixels; ++p) {
    const auto* pixel = samples.data() + p * page.samples;
    values.insert(values.end(), pixel, pixel + kept);
  }
}

void appendStrips(tiff* file, const TiffPage& page, const std::filesystem::path& path, std::vector<float>& values) {
  const auto length = TIFFScanlineSize(file);
  const auto wanted = static_cast<tmsize_t>(page.width) * page.samples * (page.bits / 8);
  if (length < wanted) {
    refuseData(path);
  }
  std::vector<char> row(static_cast<std::size_t>(length));
  for (std::uint32_t y = 0; y < page.height; ++y) {
    if (TIFFReadScanline(file, row.data(), y, 0) != 1) {
      refuseData(path);
    }
    appendPixels(page, row, page.width, values);
  }
}

/// One row of tiles, each read whole, then its pixel rows from left to right.
void appendTiles(tiff* file, const TiffPage& page, const std::filesystem::path& path, std::vector<float>& values) {
  const auto width = field<std::uint32_t>(file, TIFFTAG_TILEWIDTH, 0);
  const auto height = field<std::uint32_t>(file, TIFFTAG_TILELENGTH, 0);
  const auto length = TIFFTileSize(file);
  const auto pixel = static_cast<std::size_t>(page.samples) * (page.bits / 8U);
  if (width == 0 || height == 0 || length < static_cast<tmsize_t>(std::size_t{width} * height * pixel)) {
    refuseData(path);
  }
  checkPlausible(path, static_cast<double>(length) * std::ceil(static_cast<double>(page.width) / width));
  std::vector<std::vector<char>> tiles((page.width + width - 1) / width,
                                       std::vector<char>(static_cast<std::size_t>(length)));
  for (std::uint32_t top = 0; top < page.height; top += height) {
    for (std::uint32_t i = 0; i < tiles.size(); ++i) {
      if (TIFFReadTile(file, tiles[i].data(), i * width, top, 0, 0) < 0) {
        refuseData(path);
      }
    }
    for (std::uint32_t y = 0; y < std::min(height, page.height - top); ++y) {
      for (std::uint32_t i = 0; i < tiles.size(); ++i) {
        const auto shown = std::size_t{std::min(width, page.width - i * width)};
        const auto start = tiles[i].begin() + static_cast<std::ptrdiff_t>(std::size_t{y} * width * pixel);
        appendPixels(page, {start, start + static_cast<std::ptrdiff_t>(shown * pixel)}, shown, values);
      }
    }
  }
}

/// Where 0 is white, the largest number that can be stored is black.
void invert(const TiffPage& page, std::size_t from, std::vector<float>& values) {
  if (page.meaning == PHOTOMETRIC_MINISWHITE && page.format == SAMPLEFORMAT_UINT) {
    const auto most = static_cast<float>(std::ldexp(1.0, page.bits) - 1);
    std::for_each(values.begin() + static_cast<std::ptrdiff_t>(from), values.end(),
                  [most](float& value) { value = most - value; });
  }
}

void appendColours(tiff* file, const TiffPage& page, const std::filesystem::path& path, std::vector<float>& values) {
  std::vector<std::uint32_t> raster(std::size_t{page.width} * page.height);
  constexpr int stopOnError = 1;
  if (TIFFReadRGBAImageOriented(file, page.width, page.height, raster.data(), page.orientation, stopOnError) != 1) {
    refuseData(path);
  }
  for (const auto pixel : raster) {
    values.push_back(static_cast<float>(TIFFGetR(pixel)));
    if (!page.isGrey()) {
      values.push_back(static_cast<float>(TIFFGetG(pixel)));
      values.push_back(static_cast<float>(TIFFGetB(pixel)));
    }
  }
}

} // namespace

bool TiffPage::isGrey() const { return meaning == PHOTOMETRIC_MINISBLACK || meaning == PHOTOMETRIC_MINISWHITE; }

bool TiffPage::isPlain() const {
  const bool isWhole = format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_INT;
  const bool isNumber = isWhole ? bits == 8 || bits == 16 || bits == 32 || bits == 64
                                : format == SAMPLEFORMAT_IEEEFP && (bits == 32 || bits == 64);
  const bool isColour = meaning == PHOTOMETRIC_RGB && samples >= 3;
  return isNumber && (isGrey() || isColour) && (planes == PLANARCONFIG_CONTIG || samples == 1);
}

int TiffPage::storedBits() const { return isBytes() ? 8 : bits == 16 && format == SAMPLEFORMAT_UINT ? 16 : 0; }

bool TiffPage::isBytes() const { return !isPlain() || (bits == 8 && format == SAMPLEFORMAT_UINT); }

TiffPage describeTiffPage(tiff* file, const std::filesystem::path& path) {
  TiffPage page;
  page.width = field<std::uint32_t>(file, TIFFTAG_IMAGEWIDTH, 0);
  page.height = field<std::uint32_t>(file, TIFFTAG_IMAGELENGTH, 0);
  page.bits = field<std::uint16_t>(file, TIFFTAG_BITSPERSAMPLE, 1);
  page.samples = field<std::uint16_t>(file, TIFFTAG_SAMPLESPERPIXEL, 1);
  page.format = field<std::uint16_t>(file, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
  page.format = page.format == SAMPLEFORMAT_VOID ? SAMPLEFORMAT_UINT : page.format;
  page.meaning = field<std::uint16_t>(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
  page.planes = field<std::uint16_t>(file, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  page.orientation = field<std::uint16_t>(file, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  page.tiled = TIFFIsTiled(file) != 0;
  if (page.width < 1 || page.height < 1 || page.samples < 1) {
    refuseData(path);
  }
  if (page.width > mostPixels / page.height || page.samples > 64) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the header asks for more than 2^31 pixels"));
  }
  const double pixelBytes = std::max(4.0, page.samples * page.bits / 8.0);
  checkPlausible(path, static_cast<double>(page.width) * page.height * pixelBytes);
  checkKind(page, path);
  return page;
}

void appendTiffPage(tiff* file, const TiffPage& page, const std::filesystem::path& path, std::vector<float>& values) {
  const auto before = values.size();
  if (!page.isPlain()) {
    appendColours(file, page, path, values);
    return;
  }
  if (page.tiled) {
    appendTiles(file, page, path, values);
  } else {
    appendStrips(file, page, path, values);
  }
  invert(page, before, values);
}

} // namespace stratoscope::imaging
