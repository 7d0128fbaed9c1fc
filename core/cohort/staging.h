#pragma once

#include "core/cohort/cohort.h"

#include <cstdint>
#include <optional>

namespace stratoscope::cohort {

/// A series that an import has read and not yet committed: nothing of the cohort shows it.
struct StagedSeries {
  std::string key;        ///< of what was read and how
  std::int64_t begin = 0; ///< its items' pixels lie from here on in the file of staged pixels
  std::int64_t bytes = 0;
  std::string content; ///< the importer's own record
};

/// The journal of an unfinished import. Changes belong into a Transaction.
class Staging {
public:
  explicit Staging(Cohort& cohort);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  [[nodiscard]] std::optional<StagedSeries> find(const std::string& key);
  /// Throws Error::WriteFailed.
  void add(const StagedSeries& series);
  /// The importer's own record of the import itself, gone with clear(). Throws Error::WriteFailed.
  void setOrigin(const std::string& record);
  /// Throws Error::WriteFailed.
  void clear();

private:
  struct State;
  std::unique_ptr<State> state_;
};

/// As Staging::setOrigin() left it.
[[nodiscard]] std::optional<std::string> stagedOrigin(const Cohort& cohort);
/// How many series an unfinished import has read; 0 when there is none.
[[nodiscard]] int stagedCount(const Cohort& cohort);
/// Where the pixels of the last staged series end.
[[nodiscard]] std::int64_t stagedEnd(const Cohort& cohort);

} // namespace stratoscope::cohort
