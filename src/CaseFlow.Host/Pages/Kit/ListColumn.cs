using CaseFlow.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>What a list has found: a page of rows and its filters with counts, or why it could not.</summary>
public sealed record ListAnswer<T>(Page<T>? Page, IReadOnlyList<ListFilter> Filters, IReadOnlyList<Refusal> Refusals)
{
    public static ListAnswer<T> Refused(IReadOnlyList<Refusal> refusals) => new(null, [], refusals);
}

/// <summary>A filter of a list. Few choices stand as chips, many as a drop-down.</summary>
public sealed record ListFilter(string Key, string Title, IReadOnlyList<ChipCount> Choices, bool Many = false);

/// <summary>A column; on a phone, where rows are cards, the lead stands on top and minor ones are left out.</summary>
public sealed record ListColumn<T>(string Title, RenderFragment<T> Cell)
{
    /// <summary>Key in the query's sort; null: cannot be sorted.</summary>
    public string? Sort { get; init; }

    public bool Lead { get; init; }

    public bool Minor { get; init; }

    public bool OneLine { get; init; }

    public string Class => string.Join(' ', new[] { Lead ? "lead" : null, Minor ? "minor" : null, OneLine ? "one-line" : null }.Where(c => c is not null));
}
