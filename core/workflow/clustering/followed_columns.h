#pragma once

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// How far the clusters divide the items as a column does.
struct FollowedColumn {
  std::string column;
  int items = 0;            ///< that have a value
  int values = 0;           ///< different ones
  double agreement = 0;     ///< adjusted mutual information: 0 by chance, 1 the same partition
  bool acquisition = false; ///< tells of how or where an image was made, and nothing of what it shows
};

struct ColumnToFollow {
  std::string name;
  const std::vector<std::string>& values; ///< of each item; empty for missing
};

/// The columns by how far the clusters follow them, the most first. Columns of which nearly all items differ (more than
/// half as many values as items), or that have one value alone, say nothing and are left out.
/// @param clusters of each item, >= 0.
[[nodiscard]] std::vector<FollowedColumn> columnsFollowed(const std::vector<int>& clusters,
                                                          const std::vector<ColumnToFollow>& columns);
/// Whether a column's name says that it tells of the acquisition: scanner, site, protocol and the like.
[[nodiscard]] bool namesAcquisition(const std::string& column);

/// What the columns say in one word, for window and report to put into a sentence.
enum class ClusterVerdict {
  NoColumn,    ///< there is none to compare with
  Nothing,     ///< no column explains the clusters
  Content,     ///< a column of content explains them best: the first of the list
  Acquisition, ///< how the images were made explains them more than what they show: the first of the list
};
[[nodiscard]] ClusterVerdict verdictOf(const std::vector<FollowedColumn>& followed);

} // namespace stratoscope::workflow
