#include "ui/panels/source_list.h"

#include "ui/panels/key_filter.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int pathRole = Qt::UserRole;
constexpr int listHeight = 84;

} // namespace

QStringList localFiles(const QMimeData* data) {
  QStringList paths;
  for (const auto& url : data->urls()) {
    if (url.isLocalFile()) {
      paths << url.toLocalFile();
    }
  }
  return paths;
}

SourceList::SourceList(QWidget* parent)
    : QWidget(parent), list_(new QListWidget), remove_(new QPushButton(tr("Remove"))) {
  setAcceptDrops(true);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFixedHeight(listHeight);
  list_->setAccessibleName(tr("Files and folders to import"));
  auto* hint = new QLabel(tr("Drop files and folders here"));
  hint->setForegroundRole(QPalette::PlaceholderText);
  hint->setAlignment(Qt::AlignCenter);
  hint->setAttribute(Qt::WA_TransparentForMouseEvents);
  auto* inside = new QVBoxLayout(list_->viewport());
  inside->addWidget(hint);
  connect(this, &SourceList::changed, hint, [this, hint] { hint->setVisible(list_->count() == 0); });

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_, 1);
  layout->addWidget(makeButtons());
  connect(list_, &QListWidget::itemSelectionChanged, this, &SourceList::showState);
  new KeyFilter(list_, QKeySequence::Delete, [this] { removeSelected(); });
  showState();
}

QWidget* SourceList::makeButtons() {
  auto* files = new QPushButton(tr("Add files..."));
  auto* folder = new QPushButton(tr("Add a folder..."));
  auto* buttons = new QWidget;
  auto* layout = new QHBoxLayout(buttons);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(files);
  layout->addWidget(folder);
  layout->addStretch(1);
  layout->addWidget(remove_);
  for (auto* button : {files, folder, remove_}) {
    button->setAutoDefault(false);
  }
  connect(files, &QPushButton::clicked, this, &SourceList::addFiles);
  connect(folder, &QPushButton::clicked, this, &SourceList::addFolder);
  connect(remove_, &QPushButton::clicked, this, &SourceList::removeSelected);
  return buttons;
}

QStringList SourceList::sources() const {
  QStringList paths;
  for (int row = 0; row < list_->count(); ++row) {
    paths << list_->item(row)->data(pathRole).toString();
  }
  return paths;
}

void SourceList::add(const QStringList& paths) {
  auto known = sources();
  for (const auto& path : paths) {
    const auto absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (path.isEmpty() || known.contains(absolute)) {
      continue;
    }
    known << absolute;
    const bool folder = QFileInfo(absolute).isDir();
    auto* item = new QListWidgetItem(style()->standardIcon(folder ? QStyle::SP_DirIcon : QStyle::SP_FileIcon),
                                     QDir::toNativeSeparators(absolute), list_);
    item->setData(pathRole, absolute);
    item->setToolTip(item->text());
    folder_ = QFileInfo(absolute).absolutePath();
  }
  Q_EMIT changed();
}

void SourceList::clear() {
  list_->clear();
  Q_EMIT changed();
}

void SourceList::addFiles() {
  add(QFileDialog::getOpenFileNames(this, tr("Files to import"), folder_,
                                    tr("Images (*.dcm *.nii *.nii.gz *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.npz)") +
                                        QStringLiteral(";;") + tr("All files (*)")));
}

void SourceList::addFolder() {
  const auto path = QFileDialog::getExistingDirectory(this, tr("Folder to import"), folder_);
  add(path.isEmpty() ? QStringList() : QStringList{path});
}

void SourceList::removeSelected() {
  qDeleteAll(list_->selectedItems());
  showState();
  Q_EMIT changed();
}

void SourceList::showState() { remove_->setEnabled(!list_->selectedItems().isEmpty()); }

void SourceList::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(event->mimeData()).isEmpty()) {
    event->acceptProposedAction();
  }
}

void SourceList::dropEvent(QDropEvent* event) {
  add(localFiles(event->mimeData()));
  event->acceptProposedAction();
}

} // namespace stratoscope::ui
