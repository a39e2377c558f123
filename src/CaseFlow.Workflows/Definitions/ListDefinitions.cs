using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The definitions with their versions that count, what runs on each, what is wrong, and who changed them last.</summary>
/// <param name="Search">Part of name, description or id.</param>
/// <param name="State"><c>draft</c> (a draft is open), <c>unpublished</c>, <c>running</c>, <c>incidents</c>; null: all.</param>
/// <param name="Sort"><c>name</c> (default), <c>running</c>, <c>incidents</c>, <c>changed</c>.</param>
[AnyRole]
public sealed record ListDefinitions(
    string? Search = null, string? State = null, string? Sort = null, bool Descending = false, PageRequest? Page = null) : IQuery<DefinitionList>;

/// <param name="States">Each filter with how many it would show.</param>
public sealed record DefinitionList(Page<DefinitionItem> Page, IReadOnlyList<ChipCount> States);

/// <param name="DraftVersion">The latest version where it was never published, else null.</param>
/// <param name="RunningByVersion">The versions that instances run on, newest first.</param>
/// <param name="LastChange">Null only for a definition from before changes were recorded.</param>
public sealed record DefinitionItem(
    string DefinitionId, string Name, string? Description, int LatestVersion, int? DraftVersion, int? PublishedVersion, DateTimeOffset? PublishedAt,
    int Running, IReadOnlyList<VersionRunning> RunningByVersion, int OpenIncidents, DefinitionHistoryItem? LastChange);

/// <summary>How many instances run on a version.</summary>
public sealed record VersionRunning(int Version, int Count);

internal sealed class ListDefinitionsHandler(CaseFlowDb db) : IRequestHandler<ListDefinitions, Result<DefinitionList>>
{
    private static readonly string[] States = ["draft", "unpublished", "running", "incidents"];

    // Definitions are hundreds, instances hundreds of thousands: the database counts, filters of definitions are applied here.
    public async Task<Result<DefinitionList>> Handle(ListDefinitions request, CancellationToken cancellationToken)
    {
        var found = (await AllAsync(cancellationToken)).Where(d => Fits(d, request.Search?.Trim())).ToList();
        var shown = Sorted(found.Where(d => Is(d, request.State)), request).ToList();
        var page = request.Page ?? new PageRequest();
        var items = shown.Skip(page.Skip).Take(page.Take).ToList();
        var changes = await ChangesAsync([.. items.Select(i => i.DefinitionId)], cancellationToken);
        return new DefinitionList(
            new Page<DefinitionItem>(items.ConvertAll(i => i.ToItem(changes.GetValueOrDefault(i.DefinitionId))), shown.Count, page.Number, page.Take),
            [.. States.Select(s => new ChipCount(s, TextCatalog.Get($"definition-state.{s}"), found.Count(d => Is(d, s))))]);
    }

    private async Task<IReadOnlyList<DefinitionRow>> AllAsync(CancellationToken ct)
    {
        var versions = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.IsLatest || d.IsPublished)
            .Select(d => new { d.DefinitionId, d.Version, d.Name, d.Description, d.IsLatest, d.IsPublished, d.PublishedAt }).ToListAsync(ct);
        var running = (await db.Set<WorkflowInstance>().Where(i => i.Status == InstanceStatus.Running).GroupBy(i => new { i.DefinitionId, i.DefinitionVersion })
            .Select(g => new { g.Key.DefinitionId, g.Key.DefinitionVersion, Count = g.Count() }).ToListAsync(ct)).ToLookup(g => g.DefinitionId);
        var incidents = await db.Set<IncidentRow>().Where(i => i.ResolvedAt == null).GroupBy(i => i.DefinitionId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var changed = await db.Set<DefinitionEvent>().GroupBy(e => e.DefinitionId)
            .Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
        return
        [
            .. from definition in versions.GroupBy(v => v.DefinitionId)
               let latest = definition.MaxBy(v => v.Version)!
               let published = definition.FirstOrDefault(v => v.IsPublished)
               select new DefinitionRow(
                   definition.Key, latest.Name, latest.Description, latest.Version, latest.PublishedAt is null ? latest.Version : null, published?.Version, published?.PublishedAt,
                   [.. running[definition.Key].OrderByDescending(r => r.DefinitionVersion).Select(r => new VersionRunning(r.DefinitionVersion, r.Count))],
                   incidents.GetValueOrDefault(definition.Key), changed.TryGetValue(definition.Key, out var at) ? at : DateTimeOffset.MinValue),
        ];
    }

    /// <summary>The last change of each of the definitions.</summary>
    private async Task<Dictionary<string, DefinitionEvent>> ChangesAsync(string[] ids, CancellationToken ct) =>
        await db.Set<DefinitionEvent>().AsNoTracking().Where(e => ids.Contains(e.DefinitionId)).GroupBy(e => e.DefinitionId)
            .Select(g => g.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).First()).ToDictionaryAsync(e => e.DefinitionId, ct);

    private static bool Fits(DefinitionRow row, string? text) => string.IsNullOrEmpty(text)
        || new[] { row.Name, row.Description, row.DefinitionId }.Any(t => t?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static bool Is(DefinitionRow row, string? state) => state switch
    {
        "draft" => row.DraftVersion is not null,
        "unpublished" => row.PublishedVersion is null,
        "running" => row.Running > 0,
        "incidents" => row.OpenIncidents > 0,
        _ => true,
    };

    private static IOrderedEnumerable<DefinitionRow> Sorted(IEnumerable<DefinitionRow> rows, ListDefinitions request)
    {
        var ordered = request.Sort switch
        {
            "running" => By(r => r.Running),
            "incidents" => By(r => r.OpenIncidents),
            "changed" => By(r => r.ChangedAt),
            _ => request.Descending ? rows.OrderByDescending(r => r.Name, StringComparer.CurrentCulture) : rows.OrderBy(r => r.Name, StringComparer.CurrentCulture),
        };
        return ordered.ThenBy(r => r.DefinitionId, StringComparer.Ordinal);

        IOrderedEnumerable<DefinitionRow> By<TKey>(Func<DefinitionRow, TKey> key) => request.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
    }

    private sealed record DefinitionRow(
        string DefinitionId, string Name, string? Description, int LatestVersion, int? DraftVersion, int? PublishedVersion, DateTimeOffset? PublishedAt,
        IReadOnlyList<VersionRunning> RunningByVersion, int OpenIncidents, DateTimeOffset ChangedAt)
    {
        public int Running => RunningByVersion.Sum(r => r.Count);

        public DefinitionItem ToItem(DefinitionEvent? change) => new(
            DefinitionId, Name, Description, LatestVersion, DraftVersion, PublishedVersion, PublishedAt, Running, RunningByVersion, OpenIncidents,
            change is null ? null : DefinitionHistoryItem.Of(change));
    }
}
