<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>JobText</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>how far a job is: done, total</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>so many in a second</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing after this step</source>
        <extracomment>the job pauses as soon as its present step is done</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SliceImage</name>
    <message>
        <source>x %L1, y %L2: %3</source>
        <extracomment>place and value of the pixel under the cursor</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>agreement needs one class and one cluster of each of at least one item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an assignment needs at least as many columns as rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 neighbours were asked for among %2 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embedding holds values that are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clusters cannot be made of %2 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clustering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an elbow needs a curve of at least three points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every item needs a class, and there must be some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 components cannot be made of %2 items of dimension %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>items of dimension %1 do not fit components of dimension %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures can be compared only when they have the same size and a range above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a silhouette needs at least 2 clusters and fewer than items, not %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trustworthiness at %1 neighbours needs more than twice as many items, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a map needs at least 2 neighbours and a least distance from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embedding has no columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some disk space and run the step again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array&apos;s shape is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a NumPy array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array&apos;s header is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds an array of a kind that is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array&apos;s shape is impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be mapped into memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is shorter than its header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not hold images of 8 or 16 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not hold a matrix of 32-bit numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row of another size was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a cohort of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cohort is a folder whose name ends in .stratoscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was made by a later version of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the current version to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort&apos;s database cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is something at this place already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and do the step again; what was there before is unharmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program is writing to the cohort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort&apos;s database is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database answered: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1 holds no clustering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no selection named %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DICOM file holds no image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DICOM header has no valid number of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DICOM header has no valid number of bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DICOM header asks for more than 2^31 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DICOM file holds no pixel data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pixel data are shorter than the header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a DICOM file, or it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a copy of another file of the series; left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the distances between the slices differ: slices are missing, or were taken at varying steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice positions are missing: sorted by Instance Number, the geometry is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder holds no files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a kind of file that is read here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NIfTI header has a dimension below 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NIfTI header asks for more than 2^31 voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NIfTI header has no valid number of dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NIfTI data type %1 is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NIfTI header contradicts itself about the data type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NIfTI header points to no image data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a NIfTI file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NIfTI header has no valid signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is shorter than its header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not an NPZ file, or it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array %1 is not as its header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of type %1 are not read, only 8-bit ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images are neither grey nor colour pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there are not as many labels as images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NPZ file has no array train_images, val_images or test_images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images of the splits differ in size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the NPZ file holds no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels of type %1 are not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a device; use auto, cpu or cuda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine has no device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose auto or cpu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a contrastive loss needs two views of at least %1 items each, of one shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the temperature of a contrastive loss must be positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the items have another size than the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embeddings have another dimension than the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of %1 pixels do not suit the network; their side must be a multiple of 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a network needs images of 1 or 3 channels, and a width and a latent size above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not hold the options of a training run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds tensors of a type that is not read (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place of tensor %1 does not fit its shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not as long as its header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a safetensors file, or is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header of the safetensors file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training takes items of 8 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training needs at least 2 items, batches of at least 2 and 1 epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this training is finished already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not say how many epochs were trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor %1 is missing or of another shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a contrastive autoencoder of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a finished model and no checkpoint to go on from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a query of dimension %1 does not fit an embedding of dimension %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a density needs at least one item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of draws and the temperature must not be below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the memory is not enough for this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller batch or image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unexpected fault: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unexpected fault of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying numbers of clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the method %1 is not in this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use kmeans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no trained model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first, or name a model file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model cannot be copied into the cohort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import images first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images were imported after the newest embedding was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embed the images first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no clusters yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no map yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a map first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no item has a label yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label some first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are text, and NPY holds numbers alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a .csv or .json file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no table named %1; there are embeddings, labels, clusters, map and items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory for the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort&apos;s items have %1 pixels a side and %2 channels; new ones must have the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows of the table belong to no item, the first of them is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no item %1: the cohort has %2, counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no cluster %1: there are %2, counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no column named label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no column that says which items it is about: item, path, file, series, study or patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item %1 is another one in this cohort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the column item out to go by the paths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row belongs to an item of this cohort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a class needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no map method %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use umap or pca</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table is not text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table has no column that says which items its rows belong to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of its columns path, file, item, series, study or patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table has no header, or a column of it has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1 of the table has another length than its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is clustered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster the cohort first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the map out first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has no item %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tables are written as .csv, .npy or .json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the record of the unfinished training is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the training anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no unfinished training to go on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cohort has other images than when the training began</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortPanel</name>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients, studies, series and items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items and their metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search text, or column = text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln items</source>
        <extracomment>rows of the table that match the search, of all</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortTreeModel</name>
    <message>
        <source>Without patient ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study without description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series without description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>selected items of all items of a patient, study or series</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient, study, series</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::GalleryModel</name>
    <message>
        <source>Item %L1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::GalleryPanel</name>
    <message>
        <source>Cohort order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre to edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster the images first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the distance of an image to the centre of its cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images yet: import some first</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %Ln images</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln images</source>
        <extracomment>%L1 selected images of %Ln in all</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ItemTableModel</name>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LearnPanel</name>
    <message>
        <source>Residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NT-Xent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoupled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT/MR slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microscopy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoupled leaves the positive pair out of the denominator and suits small batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which changes leave the meaning of an image as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the reconstruction beside the contrastive loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrastive loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latent size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the reconstruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch %L1 of %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LogModel</name>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MapPanel</name>
    <message>
        <source>Zoom to selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected points (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all points (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click hides or shows a group, double-click shows it alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <extracomment>name of a group and the number of its items</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln selected</source>
        <extracomment>selected items of all items on the map</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Item %L1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MapView</name>
    <message>
        <source>Map of all items</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarModel</name>
    <message>
        <source>Item %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similarity %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patient %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarPanel</name>
    <message>
        <source>From other patients only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select these images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of similar images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out images of the same patient, which are similar for a simple reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks them on the map and shows them in the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click shows an image; double-click or Enter finds the images similar to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image that the others are compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an image on the map or in the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images of other patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln similar images</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SliceOverlay</name>
    <message>
        <source>%1 mm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SnapshotColours</name>
    <message>
        <source>%L1 · %2</source>
        <extracomment>number of a cluster and the label that nearly all of its items have</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SnapshotTree</name>
    <message>
        <source>Slice %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ViewerPanel</name>
    <message>
        <source>Reconstruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2 dB</source>
        <extracomment>name of the view and peak signal-to-noise ratio in decibels</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstruction minus image, in grey levels of the model&apos;s input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an image on the map or in the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet: train one in Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %L1</source>
        <extracomment>after the number of the slice</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window %1 / %2</source>
        <extracomment>centre and width of the contrast window</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
