#pragma once

#include "core/workflow/importing/preview.h"

#include <QAbstractItemModel>
#include <QString>

#include <vector>

namespace stratoscope::ui {

/// One line of what was found; node 0 is the root and its own parent.
struct FoundNode {
  int parent = 0;
  int position = 0; ///< among the parent's children
  int series = -1;  ///< place in the list of series; -1 for a group
  QString name;
  QString modality; ///< of a series, or of all in a group where they agree
  QString kind;     ///< as modality
  qint64 images = 0;
  qint64 files = 0;
  qint64 known = 0; ///< of the files, those that the cohort has already
  qint64 bytes = 0;
  std::vector<int> children;
};

using FoundTree = std::vector<FoundNode>;

/// Patients, studies and series; what has no patient lies under its folder. Takes long for many: for a worker thread.
[[nodiscard]] FoundTree foundTreeOf(const workflow::SourcePreview& preview);
/// "DICOM", "NIfTI", "Picture" ...
[[nodiscard]] QString kindName(imaging::SourceKind kind);

/// What an import would read, as a tree with counts.
class FoundTreeModel : public QAbstractItemModel {
  Q_OBJECT

public:
  enum Role { SeriesRole = Qt::UserRole /**< place in the list of series, -1 for a group */ };
  enum Column {
    NameColumn,
    ModalityColumn,
    ImagesColumn,
    FilesColumn,
    SizeColumn,
    KindColumn,
    StateColumn, ///< whether the cohort has it already
    ColumnCount
  };

  explicit FoundTreeModel(QObject* parent = nullptr) : QAbstractItemModel(parent), nodes_(1) {}

  void setTree(FoundTree tree);
  /// The first series at or below the index; -1 where there is none.
  [[nodiscard]] int firstSeries(const QModelIndex& index) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  [[nodiscard]] const FoundNode& at(int node) const { return nodes_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] static int nodeOf(const QModelIndex& index) {
    return index.isValid() ? static_cast<int>(index.internalId()) : 0;
  }

  FoundTree nodes_;
};

} // namespace stratoscope::ui
