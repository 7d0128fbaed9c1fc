#include "core/analysis/agreement.h"

#include "core/analysis/assignment.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stratoscope::analysis {
namespace {

using Table = std::vector<std::vector<double>>; ///< [cluster][class] counts

void check(std::span<const int> truth, std::span<const int> clusters) {
  const auto negative = [](int value) { return value < 0; };
  if (truth.empty() || truth.size() != clusters.size() || std::ranges::any_of(truth, negative) ||
      std::ranges::any_of(clusters, negative)) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("agreement needs one class and one cluster of each of at least one item"));
  }
}

std::size_t kinds(std::span<const int> values) { return static_cast<std::size_t>(std::ranges::max(values)) + 1; }

Table countTogether(std::span<const int> truth, std::span<const int> clusters) {
  Table table(kinds(clusters), std::vector<double>(kinds(truth)));
  for (std::size_t i = 0; i < truth.size(); ++i) {
    table[static_cast<std::size_t>(clusters[i])][static_cast<std::size_t>(truth[i])] += 1;
  }
  return table;
}

std::vector<int> mapped(std::span<const int> clusters, const ClassOfCluster& mapping) {
  std::vector<int> classes(clusters.size());
  std::ranges::transform(clusters, classes.begin(), [&](int cluster) {
    const auto position = static_cast<std::size_t>(cluster);
    return position < mapping.size() ? mapping[position] : -1;
  });
  return classes;
}

double accuracyOf(std::span<const int> truth, std::span<const int> predicted) {
  double right = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    right += truth[i] == predicted[i] ? 1 : 0;
  }
  return right / static_cast<double>(truth.size());
}

struct ClassCounts {
  double right = 0;
  double actual = 0;
  double predicted = 0;
};

std::vector<ClassCounts> countPerClass(std::span<const int> truth, std::span<const int> predicted) {
  const auto classes = std::max(std::ranges::max(truth), std::ranges::max(predicted)) + 1;
  std::vector<ClassCounts> counts(static_cast<std::size_t>(classes));
  for (std::size_t i = 0; i < truth.size(); ++i) {
    counts[static_cast<std::size_t>(truth[i])].actual += 1;
    if (predicted[i] >= 0) {
      auto& count = counts[static_cast<std::size_t>(predicted[i])];
      count.predicted += 1;
      count.right += truth[i] == predicted[i] ? 1 : 0;
    }
  }
  return counts;
}

void fillPerClass(Agreement& agreement, std::span<const int> truth, std::span<const int> predicted) {
  double recalls = 0;
  double actualClasses = 0;
  double f1 = 0;
  double seenClasses = 0;
  for (const auto& [right, actual, said] : countPerClass(truth, predicted)) {
    if (actual > 0) {
      recalls += right / actual;
      actualClasses += 1;
    }
    if (actual + said > 0) {
      f1 += 2 * right / (actual + said);
      seenClasses += 1;
    }
  }
  agreement.balancedAccuracy = recalls / actualClasses;
  agreement.macroF1 = f1 / seenClasses;
}

std::vector<double> columnSums(const Table& table) {
  std::vector<double> sums(table.front().size());
  for (const auto& row : table) {
    std::ranges::transform(sums, row, sums.begin(), std::plus<>());
  }
  return sums;
}

std::vector<double> rowSums(const Table& table) {
  std::vector<double> sums(table.size());
  std::ranges::transform(table, sums.begin(),
                         [](const auto& row) { return std::accumulate(row.begin(), row.end(), 0.0); });
  return sums;
}

double entropy(const std::vector<double>& counts, double total) {
  return std::accumulate(counts.begin(), counts.end(), 0.0, [&](double sum, double count) {
    return count > 0 ? sum - count / total * std::log(count / total) : sum;
  });
}

double normalisedMutualInformation(const Table& table, double total) {
  const auto clusters = rowSums(table);
  const auto classes = columnSums(table);
  double information = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t j = 0; j < table[i].size(); ++j) {
      if (table[i][j] > 0) {
        information += table[i][j] / total * std::log(table[i][j] * total / (clusters[i] * classes[j]));
      }
    }
  }
  const double mean = (entropy(clusters, total) + entropy(classes, total)) / 2;
  // One cluster and one class agree perfectly, though neither tells anything.
  return mean > 0 ? information / mean : 1;
}

double pairs(const std::vector<double>& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0.0,
                         [](double sum, double count) { return sum + count * (count - 1) / 2; });
}

double adjustedRandIndex(const Table& table, double total) {
  const double together =
      std::accumulate(table.begin(), table.end(), 0.0, [](double sum, const auto& row) { return sum + pairs(row); });
  const double clusters = pairs(rowSums(table));
  const double classes = pairs(columnSums(table));
  const double expected = total > 1 ? clusters * classes / (total * (total - 1) / 2) : 0;
  const double most = (clusters + classes) / 2;
  return most > expected ? (together - expected) / (most - expected) : 1;
}

/// The figures that ask for no mapping.
void fillWithoutMapping(Agreement& agreement, const Table& table, double total) {
  agreement.nmi = normalisedMutualInformation(table, total);
  agreement.ari = adjustedRandIndex(table, total);
}

double majorityFloor(std::span<const int> trainTruth, std::span<const int> testTruth) {
  const std::vector<int> one(trainTruth.size(), 0);
  const int majority = matchByMajority(trainTruth, one).front();
  return accuracyOf(testTruth, std::vector<int>(testTruth.size(), majority));
}

} // namespace

ClassOfCluster matchOneToOne(std::span<const int> truth, std::span<const int> clusters) {
  check(truth, clusters);
  auto table = countTogether(truth, clusters);
  const auto classes = table.front().size();
  // Empty classes fill up the table, so that every cluster finds a column.
  for (auto& row : table) {
    row.resize(std::max(classes, table.size()));
    std::ranges::transform(row, row.begin(), std::negate<>());
  }
  auto mapping = leastCostAssignment(table);
  std::ranges::replace_if(
      mapping, [&](int column) { return static_cast<std::size_t>(column) >= classes; }, -1);
  return mapping;
}

ClassOfCluster matchByMajority(std::span<const int> truth, std::span<const int> clusters) {
  check(truth, clusters);
  ClassOfCluster mapping;
  for (const auto& row : countTogether(truth, clusters)) {
    const auto most = std::ranges::max_element(row);
    mapping.push_back(*most > 0 ? static_cast<int>(most - row.begin()) : -1);
  }
  return mapping;
}

Agreement evaluateClustering(std::span<const int> trainTruth, std::span<const int> trainClusters,
                             std::span<const int> testTruth, std::span<const int> testClusters) {
  check(trainTruth, trainClusters);
  check(testTruth, testClusters);
  const auto oneToOne = mapped(testClusters, matchOneToOne(trainTruth, trainClusters));
  Agreement agreement;
  agreement.accuracy = accuracyOf(testTruth, oneToOne);
  agreement.purity = accuracyOf(testTruth, mapped(testClusters, matchByMajority(trainTruth, trainClusters)));
  agreement.floor = majorityFloor(trainTruth, testTruth);
  fillPerClass(agreement, testTruth, oneToOne);
  fillWithoutMapping(agreement, countTogether(testTruth, testClusters), static_cast<double>(testTruth.size()));
  return agreement;
}

Agreement evaluateClasses(std::span<const int> trainTruth, std::span<const int> truth, std::span<const int> answers) {
  check(truth, answers);
  check(trainTruth, trainTruth);
  const std::vector<int> classes(answers.begin(), answers.end());
  Agreement agreement;
  agreement.accuracy = accuracyOf(truth, classes);
  agreement.purity = agreement.accuracy;
  agreement.floor = majorityFloor(trainTruth, truth);
  fillPerClass(agreement, truth, classes);
  fillWithoutMapping(agreement, countTogether(truth, answers), static_cast<double>(truth.size()));
  return agreement;
}

} // namespace stratoscope::analysis
