#pragma once

#include "core/base/image.h"
#include "ui/models/import_request.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace stratoscope::ui {

/// How a volume becomes images of the cohort: slices or the whole, size, channels, grey levels, and all of it in words.
class RecipeForm : public QWidget {
  Q_OBJECT

public:
  explicit RecipeForm(QWidget* parent = nullptr);

  /// Writes the recipe's fields of the request; the others stay.
  void read(ImportRequest& request) const;
  /// Unknown words leave the choice as it is; numbers are brought into range.
  void show(const ImportRequest& request);
  /// For a cohort that has items: new ones must be as they are.
  void lockItems(const ImageStack& items);

Q_SIGNALS:
  void changed();

private:
  void addVolume(QFormLayout* form);
  void offerSizes(bool volumes);
  void addGreyLevels(QFormLayout* form);
  void follow();

  QComboBox* slices_;
  QSpinBox* every_;
  QComboBox* axis_;
  QComboBox* size_;
  QComboBox* channels_;
  QComboBox* window_;
  QComboBox* bits_;
  QDoubleSpinBox* centre_;
  QDoubleSpinBox* width_;
  QLabel* words_;
  bool volumes_ = false; ///< whether the sizes offered are those of whole volumes
};

} // namespace stratoscope::ui
