#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace stratoscope::workflow {

/// Numbers in English form whatever the locale: 12,345 and 1,234.50. What is not finite becomes a dash.
[[nodiscard]] std::string countText(std::int64_t count);
[[nodiscard]] std::string decimalText(double value, int decimals);
[[nodiscard]] std::string decimalText(const std::optional<double>& value, int decimals);
/// The shortest form that reads back as the same number: 0.001, 1e-05.
[[nodiscard]] std::string shortestText(double value);
/// A share of 0 to 1 with one decimal: 12.5 %.
[[nodiscard]] std::string percentText(double share);
[[nodiscard]] std::string durationText(double seconds);
/// "1 image", "2,000 images".
[[nodiscard]] std::string countedText(std::int64_t count, const std::string& one, const std::string& many);

} // namespace stratoscope::workflow
