using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Embedding;

/// <summary>The half of a model folder that reads, with a memory for texts. It opens alone where no picture is to be seen, which takes a fraction of the time.</summary>
internal sealed class TextModel : ITextEmbedder, IDisposable
{
    // Prompts of all watches of a large site, several times over; a search box adds a few.
    private const int TextsKept = 4096;

    private readonly TextTower _tower;
    private readonly ConcurrentDictionary<string, float[]> _known = new();

    private TextModel(ModelFolder folder, TextTower tower) => (Folder, _tower) = (folder, tower);

    public ModelFolder Folder { get; }

    public TextTower Tower => _tower;

    public IReadOnlyList<string> Languages => Folder.Languages;

    public bool Templates => Folder.Templates;

    /// <exception cref="ModelException">The folder does not fit.</exception>
    public static TextModel Open(ModelOptions options)
    {
        OnnxNative.Prepare(options.RuntimeLibrary);
        return Open(ModelFolder.Open(options.Folder ?? ModelFolder.Bundled), new ProviderChain(options, NullLogger<ProviderChain>.Instance));
    }

    /// <exception cref="ModelException">The folder does not fit.</exception>
    public static TextModel Open(ModelFolder folder, ProviderChain providers)
    {
        var open = new Stack<IDisposable>();
        try
        {
            var graph = providers.OpenOnProcessor(folder.TextGraph);
            open.Push(graph);
            var tokenizer = TextTokenizer.Load(folder.Text);
            open.Push(tokenizer);
            return new TextModel(folder, new TextTower(graph, tokenizer, folder));
        }
        catch
        {
            foreach (var resource in open)
                resource.Dispose();
            throw;
        }
    }

    public float[] Embed(string text)
    {
        if (_known.TryGetValue(text, out var known))
            return known;
        if (_known.Count >= TextsKept)
            _known.Clear();
        return _known[text] = _tower.Embed(text);
    }

    public bool Reads(string language) =>
        Languages.Count > 0 ? Languages.Contains(language) : language is not "zh" || _tower.SpellsChinese();

    public bool Cuts(string text) => _tower.Cuts(text);

    public void Dispose() => _tower.Dispose();
}
