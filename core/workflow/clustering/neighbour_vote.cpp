#include "core/workflow/clustering/neighbour_vote.h"

#include "core/analysis/euclidean.h"

#include <algorithm>
#include <numeric>

namespace stratoscope::workflow {
namespace {

constexpr std::size_t voters = 15;

/// Votes for each cluster of the nearest known rows, `self` not among them.
std::vector<int> votesOf(std::span<const std::int64_t> near, std::int64_t self, const std::vector<int>& clusters,
                         int k) {
  std::vector<int> votes(static_cast<std::size_t>(k));
  std::size_t heard = 0;
  for (const auto voter : near) {
    if (voter != self && heard < voters) {
      ++votes[static_cast<std::size_t>(clusters[static_cast<std::size_t>(voter)])];
      ++heard;
    }
  }
  return votes;
}

} // namespace

AssignedClusters voteOfNeighbours(const Matrix& rows, const std::vector<std::size_t>& known,
                                  const std::vector<int>& clusters, const std::stop_token& stop) {
  // One more than vote, since a known row finds itself.
  const auto near = analysis::nearestByDistance(rows.select(known), rows, std::min(voters + 1, known.size()),
                                                analysis::Search::FastWhenLarge, stop);
  const int k = *std::ranges::max_element(clusters) + 1;
  AssignedClusters assigned;
  std::size_t place = 0; // of the next known row
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const bool isKnown = place < known.size() && known[place] == row;
    const auto votes = votesOf(near.indicesOf(row), isKnown ? static_cast<std::int64_t>(place) : -1, clusters, k);
    const int elected = static_cast<int>(std::ranges::max_element(votes) - votes.begin());
    const int cluster = isKnown ? clusters[place] : elected;
    int heard = 0;
    std::ranges::for_each(votes, [&](int count) { heard += count; });
    const auto share = static_cast<float>(votes[static_cast<std::size_t>(cluster)]) / static_cast<float>(heard);
    assigned.clusters.push_back(cluster);
    assigned.confidences.push_back(heard == 0 ? 1 : share); // the only row there is
    place += isKnown ? 1 : 0;
  }
  return assigned;
}

double neighbourAgreement(const Matrix& rows, const std::vector<int>& clusters, const std::stop_token& stop) {
  std::vector<std::size_t> all(rows.rows);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto shares = voteOfNeighbours(rows, all, clusters, stop).confidences;
  return std::accumulate(shares.begin(), shares.end(), 0.0) / static_cast<double>(shares.size());
}

} // namespace stratoscope::workflow
