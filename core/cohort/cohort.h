#pragma once

#include "core/base/image.h"

#include <filesystem>
#include <memory>
#include <string>

class QSqlDatabase;

namespace stratoscope::cohort {

/// An open cohort folder: one SQLite connection, for the thread that opened it, and the places of the files beside it.
/// What is in the database is read and written by the functions of items.h, runs.h, labels.h and selections.h.
class Cohort {
public:
  /// Makes the folder (its name should end in .stratoscope) with an empty database of the current schema; goes on where
  /// the making of one was killed.
  /// Throws Error::Conflict when there is something at the path already, Error::WriteFailed.
  static Cohort create(const std::filesystem::path& folder);
  /// Throws Error::NotFound; Error::Unreadable for a folder that is no cohort or whose database is damaged;
  /// Error::Unsupported for one of a later schema version.
  static Cohort open(const std::filesystem::path& folder);
  static Cohort openOrCreate(const std::filesystem::path& folder);
  ~Cohort();
  Cohort(Cohort&&) noexcept;
  Cohort& operator=(Cohort&&) noexcept;

  [[nodiscard]] const std::filesystem::path& folder() const;
  [[nodiscard]] std::filesystem::path imagesFolder() const;
  [[nodiscard]] std::filesystem::path embeddingsFolder() const;
  [[nodiscard]] std::filesystem::path modelsFolder() const;
  [[nodiscard]] std::filesystem::path mapsFolder() const;
  /// What was unpacked from archives, by the hash of each; made by the first import of one.
  [[nodiscard]] std::filesystem::path sourcesFolder() const;
  /// The item tensors, mapped; empty (count 0) before the first import. Row i is item i.
  [[nodiscard]] ImageStack images() const;
  /// For the functions of this room.
  [[nodiscard]] QSqlDatabase database() const;

private:
  struct State;
  explicit Cohort(std::unique_ptr<State> state);
  static bool isTaken(const std::filesystem::path& folder);
  std::unique_ptr<State> state_;
};

/// A transaction that is rolled back unless commit() is reached. commit() throws Error::WriteFailed (disk full named).
class Transaction {
public:
  explicit Transaction(Cohort& cohort);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

private:
  Cohort& cohort_;
  bool open_ = true;
};

} // namespace stratoscope::cohort
