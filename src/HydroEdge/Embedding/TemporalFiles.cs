namespace HydroEdge.Embedding;

/// <summary>The two graphs that see what happens, as against what is.</summary>
/// <param name="Clip">[clips, frames, D] in the order of time to one vector a clip.</param>
/// <param name="Text">A text's vector to where the clips lie of which the text is true.</param>
/// <param name="Frames">Frames of a clip at most.</param>
internal sealed record TemporalFiles(string Clip, string Text, int Frames);
