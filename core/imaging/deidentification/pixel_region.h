#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

class DcmItem;

namespace stratoscope::imaging {

/// A rectangle of pixels.
struct PixelRectangle {
  int column = 0;
  int row = 0;
  int columns = 0;
  int rows = 0;

  [[nodiscard]] bool has(int atColumn, int atRow) const {
    return atColumn >= column && atColumn < column + columns && atRow >= row && atRow < row + rows;
  }
};

/// Where a kind of device writes text into its images. Empty words and zeros fit every image.
struct KnownRegion {
  std::string modality;
  std::string manufacturer; ///< anywhere in Manufacturer, in any case of letters
  std::string model;        ///< anywhere in Manufacturer's Model Name
  int rows = 0;
  int columns = 0;
  PixelRectangle rectangle;
};

/// The regions compiled in. They are few: those that a public list names for a whole image format.
[[nodiscard]] const std::vector<KnownRegion>& builtInRegions();
/// Reads CSV with a head line: modality,manufacturer,model,rows,columns,x,y,width,height. Lines that begin with # are
/// comments. Throws Error::Unreadable, naming the line, and what reading a file throws.
[[nodiscard]] std::vector<KnownRegion> readRegions(const std::filesystem::path& path);
[[nodiscard]] std::vector<KnownRegion> parseRegions(std::string_view csv, const std::string& name);

/// What has to be blanked in one image.
struct PixelPlan {
  std::vector<PixelRectangle> blank; ///< these, where `keep` is empty
  std::vector<PixelRectangle> keep;  ///< everything but these
  [[nodiscard]] bool empty() const { return blank.empty() && keep.empty(); }
};

/// The known regions that fit the image; for an ultrasound image that has a Sequence of Ultrasound Regions and no known
/// region, all outside of its regions, for there the device writes its texts.
[[nodiscard]] PixelPlan planFor(DcmItem& data, const std::vector<KnownRegion>& known);

} // namespace stratoscope::imaging
