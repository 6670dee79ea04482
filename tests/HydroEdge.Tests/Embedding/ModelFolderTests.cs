using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class ModelFolderTests
{
    [Fact]
    public void Our_own_layout_is_read()
    {
        using var folder = TestModel.Own();
        using var model = folder.Load();

        Assert.Equal(("HydroEdge", "tiny", 4), (model.Report.Layout, model.Model.Name, model.Model.Dimension));
        Assert.Equal(["en"], model.Model.Languages);
        Assert.True(model.Model.SeesWholePicture);
    }

    [Fact]
    public void Texts_go_into_templates_unless_the_folder_says_otherwise()
    {
        using var folder = TestModel.Own();
        var said = File.ReadAllText(Path.Combine(folder.Folder, "model.json"));

        Assert.True(ModelFolder.Open(folder.Folder).Templates);
        Assert.False(ModelFolder.Open(folder.Write("model.json", said.Replace("\"name\"", "\"templates\": false, \"name\"")).Folder).Templates);
    }

    [Theory]
    [InlineData("\"temporal\": {\"clip\": \"image.onnx\", \"text\": \"text.onnx\"}", "temporal.frames")]
    [InlineData("\"temporal\": {\"clip\": \"../image.onnx\", \"frames\": 12}", "lies outside the model folder")]
    [InlineData("\"temporal\": {\"frames\": 12}", "names 'temporal.onnx', which is missing")]
    public void A_temporal_head_that_is_not_there_is_complained_of(string temporal, string reason)
    {
        using var folder = TestModel.Own();
        var said = File.ReadAllText(Path.Combine(folder.Folder, "model.json"));

        Assert.Null(ModelFolder.Open(folder.Folder).Temporal);
        Assert.Contains(reason, folder.Write("model.json", said.Replace("\"name\"", temporal + ", \"name\"")).Refusal());
    }

    [Theory]
    [InlineData("onnx/")]
    [InlineData("")]
    public void A_Hugging_Face_folder_is_read(string below)
    {
        using var folder = TestModel.HuggingFace(folder: below);
        using var model = folder.Load();

        Assert.Equal(("Hugging Face", 4, "BPE"), (model.Report.Layout, model.Model.Dimension, model.Report.Tokenizer));
        Assert.False(model.Model.SeesWholePicture);
    }

    [Fact]
    public void A_reduced_variant_is_taken_where_the_plain_graph_is_absent()
    {
        using var folder = TestModel.HuggingFace().Remove("onnx/vision_model.onnx").Copy("image", "onnx/vision_model_quantized.onnx");

        Assert.EndsWith("vision_model_quantized.onnx", ModelFolder.Open(folder.Folder).ImageGraph);
    }

    [Fact]
    public void An_Immich_folder_is_read()
    {
        using var folder = TestModel.Immich();
        using var model = folder.Load();

        Assert.Equal(("Immich", 4, 7), (model.Report.Layout, model.Model.Dimension, model.Report.TextLength));
    }

    [Theory]
    [InlineData("""{"size": 224, "image_mean": [0,0,0], "image_std": [1,1,1]}""", "Squash", 224, 224)]
    [InlineData("""{"size": 224, "crop_size": 224, "image_mean": [0,0,0], "image_std": [1,1,1]}""", "CentreCrop", 224, 224)]
    [InlineData("""{"size": {"shortest_edge": 256}, "crop_size": {"height": 224, "width": 224}, "do_center_crop": true, "do_normalize": false}""", "CentreCrop", 224, 256)]
    [InlineData("""{"size": {"height": 384, "width": 384}, "do_center_crop": false, "do_normalize": false, "resample": 2}""", "Squash", 384, 384)]
    public void The_preprocessing_of_transformers_is_understood(string settings, string mode, int width, int resizedTo)
    {
        using var folder = TestModel.HuggingFace().Write("preprocessor_config.json", settings);

        var recipe = ModelFolder.Open(folder.Folder).Picture;

        Assert.Equal((mode, width, resizedTo), (recipe.Mode.ToString(), recipe.Width, recipe.ResizeTo));
    }

    [Theory]
    [InlineData("image.onnx", "missing")]
    [InlineData("text.onnx", "missing")]
    [InlineData("tokenizer.json", "missing")]
    [InlineData("tokenizer_config.json", "missing")]
    public void A_missing_file_is_named(string file, string reason)
    {
        using var folder = TestModel.Own().Remove(file);

        Assert.Contains(file, folder.Refusal());
        Assert.Contains(reason, folder.Refusal());
    }

    [Theory]
    [InlineData("image_extra_input", "text", "image.onnx", "'bbox'")]
    [InlineData("image_hidden", "text", "image.onnx", "gives no embedding")]
    [InlineData("image_five", "text", "", "5 numbers and texts 4")]
    [InlineData("image", "text_combined", "text.onnx", "'pixel_values'")]
    [InlineData("text", "text", "image.onnx", "pictures")]
    public void Graphs_that_do_not_fit_are_refused_with_file_and_reason(string image, string text, string file, string reason)
    {
        using var folder = TestModel.Own(image, text);

        Assert.Contains(file, folder.Refusal());
        Assert.Contains(reason, folder.Refusal());
    }

    [Theory]
    [InlineData("image.onnx")]
    [InlineData("model.json")]
    [InlineData("tokenizer.json")]
    public void A_broken_file_is_refused_with_what_to_do(string file)
    {
        using var folder = TestModel.Own();

        Assert.Matches($"{file}: .* Copy the file again from where it came\\.$", folder.Write(file, "\u0001 {").Refusal());
        Assert.Contains("git lfs pull", folder.Write(file, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n").Refusal());
        Assert.DoesNotContain("onnxruntime_src", folder.Write(file, "").Refusal());
    }

    [Fact]
    public void Weights_beside_the_graph_are_part_of_its_fingerprint()
    {
        using var folder = TestModel.Own().Write("image.onnx_data", "first training");
        using var before = folder.Load();
        using var after = folder.Write("image.onnx_data", "second training").Load();

        Assert.NotEqual(before.Model.Fingerprint, after.Model.Fingerprint);
    }

    [Fact]
    public void A_file_in_place_of_a_folder_is_called_a_file()
    {
        using var folder = TestModel.Own();

        var refused = Assert.Throws<ModelException>(() => ModelFolder.Open(Path.Combine(folder.Folder, "image.onnx")));

        Assert.Contains("Name the folder it lies in", refused.Message);
    }

    [Fact]
    public void A_truncated_graph_is_refused()
    {
        using var folder = TestModel.Own();
        var graph = Path.Combine(folder.Folder, "image.onnx");
        File.WriteAllBytes(graph, File.ReadAllBytes(graph)[..100]);

        Assert.StartsWith(graph, folder.Refusal());
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "a JSON object belongs there")]
    [InlineData("""{"format": "other/9"}""", "'format' is 'other/9'")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": "8"}, "text": {}}""", "'image.width' is \"8\"")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": 8, "height": 99999}, "text": {}}""", "'image.height' is 99999")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": 8, "height": 8, "file": "../../secret.onnx"}, "text": {}}""", "outside the model folder")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": 8, "height": 8, "file": "a\u0000b"}, "text": {}}""", "null character")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": 8, "height": 8, "file": "/etc/passwd"}, "text": {}}""", "outside the model folder")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": 8, "height": 8, "std": [1, 0, 1]}, "text": {"length": 8}}""", "'image.std' holds a zero")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": 8, "height": 8, "resize": "tile"}, "text": {"length": 8}}""", "'image.resize' is 'tile'")]
    [InlineData("""{"format": "hydroedge-model/1", "image": {"width": 16, "height": 16}, "text": {"length": 8}}""", "[batch, 3, 16, 16]")]
    public void A_model_file_that_is_wrong_is_refused_with_key_and_value(string json, string reason)
    {
        using var folder = TestModel.Own().Write("model.json", json);

        Assert.Contains(reason, folder.Refusal());
        Assert.StartsWith(folder.Folder, folder.Refusal());
    }

    [Fact]
    public void One_graph_for_both_towers_is_refused_with_what_to_do()
    {
        using var folder = TestModel.HuggingFace().Remove("onnx/vision_model.onnx").Remove("onnx/text_model.onnx").Copy("text_combined", "onnx/model.onnx");

        Assert.Contains("Export the two towers separately", folder.Refusal());
    }

    [Fact]
    public void A_folder_of_anything_else_is_refused_with_the_layouts_that_are_read()
    {
        var empty = Directory.CreateTempSubdirectory("hydroedge-model-");

        var refused = Assert.Throws<ModelException>(() => ModelFolder.Open(empty.FullName));
        empty.Delete();

        Assert.Contains("Immich", refused.Message);
        Assert.Contains("no such folder", Assert.Throws<ModelException>(() => ModelFolder.Open(empty.FullName)).Message);
    }
}
