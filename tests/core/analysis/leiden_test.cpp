#include "core/analysis/fuzzy_graph.h"
#include "core/analysis/leiden.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>
#include <set>

using namespace stratoscope;
using namespace stratoscope::analysis;

namespace {

using Edge = std::pair<std::uint32_t, std::uint32_t>;

CommunityGraph graphOf(std::size_t nodes, const std::vector<Edge>& edges) {
  std::vector<std::set<std::uint32_t>> near(nodes);
  for (const auto& [a, b] : edges) {
    near[a].insert(b);
    near[b].insert(a);
  }
  FuzzyGraph graph;
  graph.offsets.push_back(0);
  for (const auto& others : near) {
    graph.neighbours.insert(graph.neighbours.end(), others.begin(), others.end());
    graph.offsets.push_back(graph.neighbours.size());
  }
  graph.weights.assign(graph.neighbours.size(), 1.F);
  return communityGraph(graph);
}

/// Friendships in a karate club (Zachary 1977), members from 0.
std::vector<Edge> karateClub() {
  return {{0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},  {0, 11},
          {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},   {1, 7},   {1, 13},
          {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},   {2, 9},   {2, 13},  {2, 27},
          {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},   {4, 10},  {5, 6},   {5, 10},  {5, 16},
          {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},  {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33},
          {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29},
          {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31},
          {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};
}

/// Complete graphs of `size` nodes, joined to a ring by one edge each.
CommunityGraph ringOfCliques(std::uint32_t count, std::uint32_t size) {
  std::vector<Edge> edges;
  for (std::uint32_t clique = 0; clique < count; ++clique) {
    for (std::uint32_t i = 0; i < size; ++i) {
      for (std::uint32_t j = i + 1; j < size; ++j) {
        edges.emplace_back(clique * size + i, clique * size + j);
      }
    }
    edges.emplace_back(clique * size, ((clique + 1) % count) * size + 1);
  }
  return graphOf(std::size_t{count} * size, edges);
}

LeidenResult run(const CommunityGraph& graph, const LeidenOptions& options = {}) {
  SilentProgress progress;
  return leiden(graph, options, progress, {});
}

bool isConnected(const CommunityGraph& graph, const std::vector<int>& communities, int community) {
  std::vector<std::size_t> open;
  std::vector<bool> seen(graph.size());
  for (std::size_t node = 0; node < graph.size() && open.empty(); ++node) {
    if (communities[node] == community) {
      open.push_back(node);
      seen[node] = true;
    }
  }
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    for (std::size_t edge = graph.offsets[node]; edge < graph.offsets[node + 1]; ++edge) {
      const auto other = graph.neighbours[edge];
      if (!seen[other] && communities[other] == community) {
        seen[other] = true;
        open.push_back(other);
      }
    }
  }
  for (std::size_t node = 0; node < graph.size(); ++node) {
    if (communities[node] == community && !seen[node]) {
      return false;
    }
  }
  return true;
}

} // namespace

class LeidenTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// The highest modularity of this graph is known exactly (Brandes et al. 2008): 0.4198, with 4 communities.
  void theKarateClubReachesItsOptimum() {
    const auto graph = graphOf(34, karateClub());
    QCOMPARE(graph.total, 156.0);
    double best = 0;
    int count = 0;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      const auto result = run(graph, {.seed = seed});
      QVERIFY(result.modularity > 0.41);
      if (result.modularity > best) {
        best = result.modularity;
        count = result.count;
      }
    }
    QVERIFY2(std::abs(best - 0.4197896) < 1e-6, qPrintable(QString::number(best, 'g', 10)));
    QCOMPARE(count, 4);
  }

  void cliquesAreFoundAndCounted() {
    const auto graph = ringOfCliques(8, 6);
    const auto result = run(graph);
    QCOMPARE(result.count, 8);
    for (std::size_t node = 0; node < graph.size(); ++node) {
      QCOMPARE(result.communities[node], static_cast<int>(node / 6));
    }
    // Of 8 x 16 edges 8 x 15 lie inside; each clique has an eighth of all strength.
    QVERIFY(std::abs(result.modularity - (15.0 / 16 - 1.0 / 8)) < 1e-12);
  }

  void aHigherResolutionGivesMoreCommunities() {
    const auto graph = graphOf(34, karateClub());
    QVERIFY(run(graph, {.resolution = 0.05}).count == 1);
    QVERIFY(run(graph, {.resolution = 3}).count > run(graph).count);
  }

  void aNumberCanBeAskedFor() {
    SilentProgress progress;
    const auto graph = ringOfCliques(8, 6);
    QCOMPARE(leidenWithCount(graph, 8, {}, progress, {}).count, 8);
    const auto club = graphOf(34, karateClub());
    QCOMPARE(leidenWithCount(club, 2, {}, progress, {}).count, 2);
    QCOMPARE(leidenWithCount(club, 4, {}, progress, {}).count, 4);
  }

  void everyCommunityIsConnected() {
    const auto graph = neighbourGraph(tests::formulaData(400, 6), 8, {});
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      const auto result = run(graph, {.seed = seed});
      QVERIFY(result.count > 3);
      for (int community = 0; community < result.count; ++community) {
        QVERIFY(isConnected(graph, result.communities, community));
      }
    }
  }

  void aggregationKeepsModularity() {
    const auto graph = neighbourGraph(tests::formulaData(300, 6), 8, {});
    const auto result = run(graph);
    const auto small = aggregate(graph, result.communities, result.count);
    std::vector<int> alone(small.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      alone[i] = static_cast<int>(i);
    }
    QVERIFY(std::abs(modularity(small, alone) - result.modularity) < 1e-9);
  }

  void theSameSeedGivesTheSameResult() {
    const auto graph = neighbourGraph(tests::formulaData(300, 6), 8, {});
    QCOMPARE(run(graph, {.seed = 4}).communities, run(graph, {.seed = 4}).communities);
  }

  void aGraphWithoutEdgesStaysApart() {
    const auto result = run(graphOf(5, {}));
    QCOMPARE(result.count, 5);
    QCOMPARE(result.modularity, 0.0);
  }

  void whatCannotBeIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(graphOf(5, {}), {.resolution = 0}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)neighbourGraph(Matrix(5, 2), 5, {}));
  }
};

QTEST_GUILESS_MAIN(LeidenTest)
#include "leiden_test.moc"
