#include "core/base/text.h"

namespace stratoscope {

std::string fillText(const std::string& source, const std::vector<std::string>& arguments) {
  std::string filled;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const bool mark = source[i] == '%' && i + 1 < source.size() && source[i + 1] >= '1' && source[i + 1] <= '9';
    const std::size_t index = mark ? static_cast<std::size_t>(source[i + 1] - '1') : 0;
    if (mark && index < arguments.size()) {
      filled += arguments[index];
      ++i;
    } else {
      filled += source[i];
    }
  }
  return filled;
}

std::string Text::english() const { return fillText(source, arguments); }

} // namespace stratoscope
