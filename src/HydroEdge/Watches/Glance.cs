namespace HydroEdge.Watches;

/// <summary>What the first look at a frame tells a watch.</summary>
/// <param name="Place">Which of the looks at its part of the picture counts.</param>
/// <param name="Deviations">How far that one departs from normal.</param>
/// <param name="Shows">Something departs, and the query is the best description of it.</param>
/// <param name="Doubtful">Something small departs, and a closer look would tell whether it is what the query says.</param>
internal readonly record struct Glance(int Place, double Deviations, bool Shows, bool Doubtful);
