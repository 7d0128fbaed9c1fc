#pragma once

#include "core/cohort/cohort.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace stratoscope::cohort {

/// A source file, referenced and never changed.
struct SourceFile {
  std::filesystem::path path;
  std::int64_t size = 0;     ///< bytes
  std::int64_t modified = 0; ///< seconds since 1970
  std::string instance = {}; ///< SOP Instance UID of a DICOM file
};

/// What an import adds: a series with its files and its items, in the order of the rows of the image file.
struct NewItem {
  int slice = 0;
  char axis = 'k';
  std::map<std::string, std::string> columns;
};
struct NewSeries {
  std::string kind;    ///< picture, nifti, dicom or npz
  std::string patient; ///< identifier; empty for none (such a series is a patient of its own)
  std::string study;
  std::string uid;
  std::string modality;
  std::string pixelHash; ///< SHA-256 of the decoded pixel data
  std::vector<SourceFile> files;
  std::map<std::string, std::string> columns; ///< of all its items
  std::vector<NewItem> items;
};

/// An item as it is read back. `row` is its place in the image file, in every embedding, clustering and map.
struct Item {
  int row = 0;
  std::int64_t series = 0;
  std::int64_t study = 0;
  std::int64_t patient = 0;
  int slice = 0;
  char axis = 'k';
};
struct PatientRow {
  std::int64_t id = 0;
  std::string identifier;
};
struct StudyRow {
  std::int64_t id = 0;
  std::int64_t patient = 0;
  std::string uid;
};
struct SeriesRow {
  std::int64_t id = 0;
  std::int64_t study = 0;
  std::string kind;
  std::string uid;
  std::string modality;
  std::filesystem::path path; ///< its first file
};

/// Adds series and items behind those there; rows go on from itemCount(). Its statements are prepared once for all
/// series. The caller holds a Transaction for as long as it lives.
class SeriesWriter {
public:
  explicit SeriesWriter(Cohort& cohort);
  ~SeriesWriter();
  SeriesWriter(const SeriesWriter&) = delete;
  SeriesWriter& operator=(const SeriesWriter&) = delete;

  /// Throws Error::WriteFailed.
  void add(const NewSeries& series);

private:
  struct State;
  std::unique_ptr<State> state_;
};
/// One series alone.
void addSeries(Cohort& cohort, const NewSeries& series);
/// Names the image file (in images/) that holds all items from now on, and the value of items of 16 bits that is shown
/// white. The caller holds the Transaction.
void setImageFile(Cohort& cohort, const std::string& name, std::uint16_t white = 65535);
/// True when a file of this path, size and time is already in the cohort; an import passes over it.
[[nodiscard]] bool isKnown(const Cohort& cohort, const SourceFile& file);

/// Asks of many files, its statements prepared once.
class KnownFiles {
public:
  explicit KnownFiles(const Cohort& cohort);
  ~KnownFiles();
  KnownFiles(const KnownFiles&) = delete;
  KnownFiles& operator=(const KnownFiles&) = delete;

  /// As isKnown().
  [[nodiscard]] bool has(const SourceFile& file);
  /// Where the cohort has this SOP Instance UID from; nothing where it has not, or for an empty one.
  [[nodiscard]] std::optional<std::filesystem::path> placeOf(const std::string& instance);

private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] int itemCount(const Cohort& cohort);
[[nodiscard]] std::vector<Item> items(const Cohort& cohort); ///< by row
[[nodiscard]] std::vector<PatientRow> patients(const Cohort& cohort);
[[nodiscard]] std::vector<StudyRow> studies(const Cohort& cohort);
[[nodiscard]] std::vector<SeriesRow> series(const Cohort& cohort);
/// Files of a series in slice order.
[[nodiscard]] std::vector<SourceFile> filesOf(const Cohort& cohort, std::int64_t series);

/// Names of the metadata columns, in alphabetical order.
[[nodiscard]] std::vector<std::string> columnNames(const Cohort& cohort);
/// The column's value of every item by row; empty where it has none. Throws Error::NotFound for no such column.
[[nodiscard]] std::vector<std::string> columnValues(const Cohort& cohort, const std::string& column);
/// Sets a column's value for items (empty values are left out). The caller holds the Transaction.
void setColumn(Cohort& cohort, const std::string& column, const std::map<int, std::string>& valueOfRow);

} // namespace stratoscope::cohort
