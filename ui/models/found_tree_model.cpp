#include "ui/models/found_tree_model.h"

#include <QBrush>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHash>
#include <QLocale>
#include <QPalette>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::FoundTree)
};

QString fromPath(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

QString columnOf(const imaging::Series& series, const char* name) {
  const auto found = series.columns.find(name);
  return found == series.columns.end() ? QString() : QString::fromStdString(found->second);
}

QString joined(QStringList parts) {
  parts.removeAll({});
  return parts.join(QStringLiteral(" \u00b7 "));
}

class Builder {
public:
  FoundTree build(const workflow::SourcePreview& preview) {
    int place = 0;
    for (const auto& found : preview.series) {
      addSeries(found, place++);
    }
    return std::move(nodes_);
  }

private:
  /// A child of this name; the key tells those of one name apart.
  int group(int parent, const QString& key, const QString& name) {
    auto& node = groups_[{parent, key}];
    if (node == 0) {
      node = add(parent, name);
    }
    return node;
  }

  int add(int parent, const QString& name) {
    const int node = static_cast<int>(nodes_.size());
    auto& siblings = nodes_[static_cast<std::size_t>(parent)].children;
    const int position = static_cast<int>(siblings.size());
    siblings.push_back(node);
    FoundNode made;
    made.parent = parent;
    made.position = position;
    made.name = name;
    nodes_.push_back(std::move(made));
    return node;
  }

  int parentOf(const imaging::Series& series) {
    if (series.patient.empty()) {
      const auto folder = series.path.parent_path();
      return group(0, QStringLiteral("folder ") + fromPath(folder), fromPath(folder.filename()));
    }
    const auto patient = QString::fromStdString(series.patient);
    const int above = group(0, QStringLiteral("patient ") + patient, patient);
    const auto date = columnOf(series, "study date");
    const auto study = joined({date.size() == 8 ? date.left(4) + '-' + date.mid(4, 2) + '-' + date.mid(6) : date,
                               columnOf(series, "study description")});
    return group(above, QString::fromStdString(series.study), study.isEmpty() ? Words::tr("Study") : study);
  }

  void addSeries(const workflow::FoundSeries& found, int place) {
    const auto& series = found.series;
    const int node = add(parentOf(series), nameOf(series));
    nodes_[static_cast<std::size_t>(node)].series = place;
    const auto modality = QString::fromStdString(series.modality);
    for (int up = node; up != 0; up = nodes_[static_cast<std::size_t>(up)].parent) {
      auto& one = nodes_[static_cast<std::size_t>(up)];
      const bool first = one.files == 0;
      one.modality = first || one.modality == modality ? modality : QString();
      one.kind = first || one.kind == kindName(series.kind) ? kindName(series.kind) : QString();
      one.images += std::max(1, series.frames);
      one.files += static_cast<qint64>(series.files.size());
      one.known += found.known;
      one.bytes += static_cast<qint64>(found.bytes);
    }
  }

  static QString nameOf(const imaging::Series& series) {
    const auto description = columnOf(series, "series description");
    return description.isEmpty() ? fromPath(series.path.filename()) : description;
  }

  FoundTree nodes_{1};
  QHash<std::pair<int, QString>, int> groups_;
};

QString stateOf(const FoundNode& node) {
  if (node.known == 0) {
    return Words::tr("new");
  }
  return node.known >= node.files ? Words::tr("already in the cohort")
                                  : Words::tr("%L1 of %L2 files new").arg(node.files - node.known).arg(node.files);
}

} // namespace

FoundTree foundTreeOf(const workflow::SourcePreview& preview) { return Builder().build(preview); }

QString kindName(imaging::SourceKind kind) {
  switch (kind) {
  case imaging::SourceKind::Picture:
    return Words::tr("Picture");
  case imaging::SourceKind::Nifti:
    return QStringLiteral("NIfTI");
  case imaging::SourceKind::Dicom:
    return QStringLiteral("DICOM");
  case imaging::SourceKind::Npz:
    return QStringLiteral("NPZ");
  case imaging::SourceKind::Nrrd:
    return QStringLiteral("NRRD");
  case imaging::SourceKind::MetaImage:
    return QStringLiteral("MetaImage");
  }
  return {};
}

void FoundTreeModel::setTree(FoundTree tree) {
  beginResetModel();
  nodes_ = std::move(tree);
  if (nodes_.empty()) {
    nodes_.resize(1);
  }
  endResetModel();
}

int FoundTreeModel::firstSeries(const QModelIndex& index) const {
  int node = nodeOf(index);
  while (at(node).series < 0 && !at(node).children.empty()) {
    node = at(node).children.front();
  }
  return at(node).series;
}

QModelIndex FoundTreeModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) {
    return {};
  }
  return createIndex(row, column, static_cast<quintptr>(at(nodeOf(parent)).children[static_cast<std::size_t>(row)]));
}

QModelIndex FoundTreeModel::parent(const QModelIndex& index) const {
  const int parent = at(nodeOf(index)).parent;
  return parent == 0 ? QModelIndex() : createIndex(at(parent).position, 0, static_cast<quintptr>(parent));
}

int FoundTreeModel::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : static_cast<int>(at(nodeOf(parent)).children.size());
}

int FoundTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant FoundTreeModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& node = at(nodeOf(index));
  const bool number = index.column() >= ImagesColumn && index.column() <= SizeColumn;
  if (role == SeriesRole) {
    return node.series;
  }
  if (role == Qt::TextAlignmentRole && number) {
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role == Qt::ForegroundRole && node.known > 0 && node.known >= node.files) {
    return QBrush(QGuiApplication::palette().color(QPalette::PlaceholderText));
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
    return {};
  }
  const QLocale locale;
  switch (index.column()) {
  case NameColumn:
    return node.name;
  case ModalityColumn:
    return node.modality;
  case ImagesColumn:
    return locale.toString(node.images);
  case FilesColumn:
    return locale.toString(node.files);
  case SizeColumn:
    return locale.formattedDataSize(node.bytes, 1, QLocale::DataSizeTraditionalFormat);
  case StateColumn:
    return stateOf(node);
  default:
    return node.kind;
  }
}

QVariant FoundTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  const std::array<QString, ColumnCount> names{tr("Patient, study, series"), tr("Modality"),
                                               //: a column with numbers of slices and frames
                                               tr("Slices"), tr("Files"), tr("Size"), tr("Kind"),
                                               //: a column: what the cohort has already and what is new
                                               tr("State")};
  return section >= 0 && section < ColumnCount ? QVariant(names.at(static_cast<std::size_t>(section))) : QVariant();
}

} // namespace stratoscope::ui
