using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Tests.Embedding;

namespace HydroEdge.Tests.Cli;

public sealed class EmbedCommandTests : IDisposable
{
    private readonly TestModel _model = TestModel.Own();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _model.Dispose();

    [Fact(Timeout = 20_000)]
    public async Task A_text_gives_its_ids_and_its_unit_vector()
    {
        Assert.Equal(0, await RunAsync("--text", "gate open", "--json"));

        var answer = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal([2, 5, 7, 3], answer.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Equal(1, answer.GetProperty("vector").EnumerateArray().Sum(number => number.GetDouble() * number.GetDouble()), 4);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("png")]
    [InlineData("jpg")]
    public async Task A_picture_file_gives_its_unit_vector_and_no_ids(string format)
    {
        var file = Path.Combine(_model.Folder, $"red.{format}");
        using (var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "color=red:s=32x24", "-frames:v", "1", file]))
            await ffmpeg.WaitForExitAsync();

        Assert.Equal(0, await RunAsync("--image", file, "--json"));

        var answer = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Empty(answer.GetProperty("ids").EnumerateArray());
        Assert.Equal(0.707, answer.GetProperty("vector")[0].GetDouble(), 1);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("#EXTM3U\n#EXTINF:1,\n/etc/hostname\n", "neither PNG nor JPEG")]
    [InlineData("\u0089PNG\r\n\u001a\n broken", "cannot be decoded")]
    public async Task A_file_that_is_no_picture_is_refused_in_one_line(string content, string reason)
    {
        var file = Path.Combine(_model.Folder, "x.png");
        await File.WriteAllTextAsync(file, content, System.Text.Encoding.Latin1);

        Assert.Equal(1, await RunAsync("--image", file));

        Assert.Contains(reason, _error.ToString());
        Assert.StartsWith(file, _error.ToString());
        Assert.Equal(1, _error.ToString().Count(letter => letter == '\n'));
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_anything_to_embed_it_says_what_to_give()
    {
        Assert.Equal(1, await RunAsync());

        Assert.Contains("--text", _error.ToString());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_model_folder_says_what_is_in_it_and_how_fast_it_is()
    {
        Assert.Equal(0, await InvokeAsync(ModelCommand.Create(), "show", _model.Folder, "--provider", "Cpu", "--json"));

        var answer = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal("pixel_values: float[batch, 3, 8, 8]", answer.GetProperty("report").GetProperty("image_inputs")[0].GetString());
        Assert.Equal(4, answer.GetProperty("report").GetProperty("model").GetProperty("dimension").GetInt32());
        Assert.True(answer.GetProperty("milliseconds").GetProperty("picture").GetDouble() > 0);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_model_folder_that_does_not_fit_is_refused() =>
        await Assert.ThrowsAsync<ModelException>(() => InvokeAsync(ModelCommand.Create(), "show", "/nowhere/at/all"));

    private Task<int> RunAsync(params string[] arguments) =>
        InvokeAsync(EmbedCommand.Create(), ["--model", _model.Folder, "--provider", "Cpu", .. arguments]);

    private Task<int> InvokeAsync(Command command, params string[] arguments) =>
        command.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });
}
