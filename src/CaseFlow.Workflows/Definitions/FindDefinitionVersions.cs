using System.Globalization;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Versions of definitions that fit the filter, of all definitions where none is named.</summary>
/// <param name="Search">Part of a name, a description or an id.</param>
/// <param name="Take">Null takes all.</param>
[AnyRole]
public sealed record FindDefinitionVersions(
    VersionChoice Which, IReadOnlyList<string>? DefinitionIds = null, IReadOnlyList<string>? VersionIds = null, string? Search = null,
    VersionOrder Order = VersionOrder.Name, bool Descending = false, int Skip = 0, int? Take = null) : IQuery<DefinitionVersionList>;

public enum VersionOrder
{
    Name,
    Created,
    Version,
}

public sealed record DefinitionVersionList(IReadOnlyList<DefinitionView> Items, int Total);

/// <summary>Which versions are meant, as Elsa's <c>versionOptions</c> writes it: a kind, or a number.</summary>
public sealed record VersionChoice(string Kind, int? Number = null)
{
    public static readonly VersionChoice All = new("AllVersions");
    public static readonly VersionChoice Latest = new("Latest");
    public static readonly VersionChoice Published = new("Published");

    private static readonly string[] Kinds = ["AllVersions", "Draft", "Latest", "Published", "LatestOrPublished", "LatestAndPublished"];

    /// <summary>Null when it is none of them.</summary>
    public static VersionChoice? Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? new VersionChoice("", number)
        : Array.Find(Kinds, k => string.Equals(k, text, StringComparison.OrdinalIgnoreCase)) is { } kind ? new VersionChoice(kind) : null;

    internal IQueryable<DefinitionVersion> Of(IQueryable<DefinitionVersion> versions) => Kind switch
    {
        "" => versions.Where(d => d.Version == Number),
        "Draft" => versions.Where(d => !d.IsPublished),
        "Latest" => versions.Where(d => d.IsLatest),
        "Published" => versions.Where(d => d.IsPublished),
        "LatestOrPublished" => versions.Where(d => d.IsLatest || d.IsPublished),
        "LatestAndPublished" => versions.Where(d => d.IsLatest && d.IsPublished),
        _ => versions,
    };
}

internal sealed class FindDefinitionVersionsHandler(CaseFlowDb db) : IRequestHandler<FindDefinitionVersions, Result<DefinitionVersionList>>
{
    public async Task<Result<DefinitionVersionList>> Handle(FindDefinitionVersions request, CancellationToken cancellationToken)
    {
        var found = request.Which.Of(db.Set<DefinitionVersion>().AsNoTracking());
        if (request.DefinitionIds is { Count: > 0 } ids)
        {
            found = found.Where(d => ids.Contains(d.DefinitionId));
        }

        if (request.VersionIds is { Count: > 0 } versions)
        {
            found = found.Where(d => versions.Contains(d.VersionId));
        }

        if (request.Search?.Trim() is { Length: > 0 } search)
        {
            var pattern = $"%{search.ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
#pragma warning disable CA1304, CA1311 // Becomes the database's lower().
            found = found.Where(d => EF.Functions.Like(d.Name.ToLower(), pattern, @"\") || EF.Functions.Like((d.Description ?? "").ToLower(), pattern, @"\")
                || EF.Functions.Like(d.DefinitionId.ToLower(), pattern, @"\") || EF.Functions.Like(d.VersionId.ToLower(), pattern, @"\"));
#pragma warning restore CA1304, CA1311
        }

        var total = await found.CountAsync(cancellationToken);
        var page = Ordered(found, request.Order, request.Descending).Skip(request.Skip);
        var rows = await (request.Take is { } take ? page.Take(take) : page).ToListAsync(cancellationToken);
        return new DefinitionVersionList(rows.ConvertAll(r => DefinitionView.Of(r, [])), total);
    }

    private static IQueryable<DefinitionVersion> Ordered(IQueryable<DefinitionVersion> found, VersionOrder order, bool descending) => (order, descending) switch
    {
        (VersionOrder.Created, true) => found.OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Version).ThenBy(d => d.DefinitionId),
        (VersionOrder.Created, false) => found.OrderBy(d => d.CreatedAt).ThenBy(d => d.Version).ThenBy(d => d.DefinitionId),
        (VersionOrder.Version, true) => found.OrderByDescending(d => d.Version).ThenBy(d => d.DefinitionId),
        (VersionOrder.Version, false) => found.OrderBy(d => d.Version).ThenBy(d => d.DefinitionId),
        (_, true) => found.OrderByDescending(d => d.Name).ThenBy(d => d.DefinitionId).ThenBy(d => d.Version),
        _ => found.OrderBy(d => d.Name).ThenBy(d => d.DefinitionId).ThenBy(d => d.Version),
    };
}
