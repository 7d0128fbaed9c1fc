#include "core/analysis/mutual_information.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace stratoscope::analysis {
namespace {

/// How often the parts of two partitions meet.
struct Contingency {
  std::vector<double> first;                      ///< items of each part that has any
  std::vector<double> second;                     ///< likewise
  std::map<std::pair<int, int>, double> together; ///< by the numbers as they were given
  std::map<int, double> ofFirst;
  std::map<int, double> ofSecond;
  double items = 0;
};

std::vector<double> sizesOf(const std::map<int, double>& parts) {
  std::vector<double> sizes;
  std::ranges::transform(parts, std::back_inserter(sizes), [](const auto& part) { return part.second; });
  return sizes;
}

Contingency count(std::span<const int> first, std::span<const int> second) {
  Contingency table;
  table.items = static_cast<double>(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    table.together[{first[i], second[i]}] += 1;
    table.ofFirst[first[i]] += 1;
    table.ofSecond[second[i]] += 1;
  }
  table.first = sizesOf(table.ofFirst);
  table.second = sizesOf(table.ofSecond);
  return table;
}

double entropy(const std::vector<double>& sizes, double items) {
  double sum = 0;
  for (const double size : sizes) {
    sum -= size / items * std::log(size / items);
  }
  return sum;
}

double information(const Contingency& table) {
  double sum = 0;
  for (const auto& [parts, together] : table.together) {
    const double independent = table.ofFirst.at(parts.first) * table.ofSecond.at(parts.second) / table.items;
    sum += together / table.items * std::log(together / independent);
  }
  return sum;
}

/// What two parts of a and b items bring to the mutual information on average, over all ways to throw them together:
/// the number that they share is hypergeometric.
double expectedOf(double a, double b, double items, const std::vector<double>& logFactorials) {
  const auto log = [&](double n) { return logFactorials[static_cast<std::size_t>(n)]; };
  const double fixed = log(a) + log(b) + log(items - a) + log(items - b) - log(items);
  double sum = 0;
  for (double shared = std::max(1.0, a + b - items); shared <= std::min(a, b); ++shared) {
    const double probability =
        std::exp(fixed - log(shared) - log(a - shared) - log(b - shared) - log(items - a - b + shared));
    sum += shared / items * std::log(items * shared / (a * b)) * probability;
  }
  return sum;
}

double expectedInformation(const Contingency& table) {
  std::vector<double> logFactorials{0};
  for (double n = 1; n <= table.items; ++n) {
    logFactorials.push_back(logFactorials.back() + std::log(n));
  }
  double sum = 0;
  for (const double a : table.first) {
    for (const double b : table.second) {
      sum += expectedOf(a, b, table.items, logFactorials);
    }
  }
  return sum;
}

} // namespace

double adjustedMutualInformation(std::span<const int> first, std::span<const int> second) {
  if (first.empty() || first.size() != second.size()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("two partitions must be of the same items"));
  }
  const auto table = count(first, second);
  // Both whole, or both in single items: the same partition, of which the formula would make 0 / 0.
  const bool trivial =
      table.first.size() == table.second.size() && (table.first.size() == 1 || table.first.size() == first.size());
  if (trivial) {
    return 1;
  }
  const double expected = expectedInformation(table);
  const double mean = (entropy(table.first, table.items) + entropy(table.second, table.items)) / 2;
  return (information(table) - expected) / (mean - expected);
}

} // namespace stratoscope::analysis
