#pragma once

#include "core/imaging/window.h"

namespace stratoscope::imaging {

/// How the values of one series become those of its items: window, channels and bits.
class ItemGrey {
public:
  ItemGrey(const Series& series, const Volume& volume, const Recipe& recipe);

  /// Values of the source to grey, black 0 and white 255 or 65535.
  void apply(std::vector<float>& values) const { applyRange(values, range_, bits_ == 16 ? 65535.0F : 255.0F); }
  /// An item of such values as it is stored: planes of its channels, rounded. Grey becomes equal planes, colour its
  /// luminance (ITU-R BT.601) where one channel is wanted.
  /// @param values channel fastest, as many channels as the volume has.
  [[nodiscard]] ItemTensor item(const std::vector<float>& values) const;

  [[nodiscard]] const GreyRange& range() const { return range_; }

private:
  int bits_;
  GreyRange range_;
  int has_;
  int wanted_;
};

} // namespace stratoscope::imaging
