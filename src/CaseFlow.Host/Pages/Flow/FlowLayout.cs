using System.Globalization;

namespace CaseFlow.Host.Pages.Flow;

/// <summary>Where everything stands on the drawing, in pixels: a grid of equal cells, lines along its gutters.</summary>
public sealed class FlowLayout
{
    public const int NodeWidth = 150, NodeHeight = 58;

    private const int ColumnWidth = 176, RowHeight = 94, Margin = 12, Gutter = (ColumnWidth - NodeWidth) / 2, Bend = 8;

    private readonly Dictionary<string, FlowNode> _nodes;
    private readonly HashSet<(int Row, int Column)> _taken;

    /// <param name="beside">Another drawing on the same grid, as wide and as high as this one is to be.</param>
    public FlowLayout(FlowDiagram diagram, FlowDiagram? beside = null)
    {
        FlowNode[] all = [.. diagram.Nodes, .. beside?.Nodes ?? []];
        _nodes = diagram.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        _taken = [.. diagram.Nodes.Select(n => (n.Row, n.Column))];
        Width = (all.Select(n => n.Column).DefaultIfEmpty(0).Max() + 1) * ColumnWidth + (2 * Margin);
        Height = (all.Select(n => n.Row).DefaultIfEmpty(0).Max() + 1) * RowHeight + (2 * Margin) - (RowHeight - NodeHeight) + Bend;
    }

    public int Width { get; }

    public int Height { get; }

    public static int Left(FlowNode node) => Margin + Gutter + (node.Column * ColumnWidth);

    public static int Top(FlowNode node) => Margin + (node.Row * RowHeight);

    /// <summary>The line of a link as an SVG path, and where its label stands.</summary>
    public (string Path, int LabelX, int LabelY) Route(FlowLink link)
    {
        var (from, to) = (_nodes[link.From], _nodes[link.To]);
        var points = to.Row > from.Row ? Down(from, to) : Back(from, to);
        // At the end of the line: several ways out of one step part there.
        return (Path(points), points[^1].X + 6, points[^1].Y - 5);
    }

    private List<(int X, int Y)> Down(FlowNode from, FlowNode to)
    {
        var (start, end) = ((X: Middle(from), Y: Top(from) + NodeHeight), (X: Middle(to), Y: Top(to)));
        if (from.Column == to.Column && Free(from.Column, from.Row, to.Row))
        {
            return [start, end];
        }

        var (below, above) = (start.Y + ((RowHeight - NodeHeight) / 2), end.Y - ((RowHeight - NodeHeight) / 2));
        if (Free(to.Column, from.Row, to.Row))
        {
            return [start, (start.X, below), (end.X, below), end];
        }

        if (Free(from.Column, from.Row, to.Row))
        {
            return [start, (start.X, above), (end.X, above), end];
        }

        var gutter = Left(from) + (to.Column < from.Column ? -Gutter : NodeWidth + Gutter);
        return [start, (start.X, below), (gutter, below), (gutter, above), (end.X, above), end];
    }

    // Upwards, as loops go: out at the side, along the gutter, in from above.
    private static List<(int X, int Y)> Back(FlowNode from, FlowNode to)
    {
        var side = to.Column > from.Column ? 1 : -1;
        var edge = side > 0 ? Left(from) + NodeWidth : Left(from);
        var gutter = edge + (side * (Gutter - 3));
        var middle = Top(from) + (NodeHeight / 2);
        var above = Top(to) - Bend;
        return [(edge, middle), (gutter, middle), (gutter, above), (Middle(to) + 12, above), (Middle(to) + 12, Top(to))];
    }

    private bool Free(int column, int after, int before) =>
        Enumerable.Range(after + 1, Math.Max(0, before - after - 1)).All(row => !_taken.Contains((row, column)));

    private static int Middle(FlowNode node) => Left(node) + (NodeWidth / 2);

    private static string Path(List<(int X, int Y)> points) =>
        string.Join(' ', points.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{p.X},{p.Y}")));
}
