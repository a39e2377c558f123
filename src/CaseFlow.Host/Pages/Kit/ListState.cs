using CaseFlow.Domain.Kernel;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>What a list shows, as it stands in the address, so that a link shows the same list.</summary>
public sealed record ListState(string Path, string? Search, IReadOnlyDictionary<string, string> Filters, string? Sort, bool Descending, int Page)
{
    private const string SearchKey = "q";
    private const string SortKey = "sort";
    private const string PageKey = "page";
    private const string AfterKey = "after";

    /// <summary>Where the page begins; see <see cref="PageRequest.After"/>.</summary>
    public string? After { get; init; }

    /// <summary>The page it asks for.</summary>
    public PageRequest Request => new(Page, After: After);

    public string? this[string filter] => Filters.GetValueOrDefault(filter);

    public Guid? Id(string filter) => Guid.TryParse(this[filter], out var id) ? id : null;

    public bool Narrowed => Search is not null || Filters.Count > 0;

    /// <summary>A minus before the sort key means descending.</summary>
    public static ListState Of(Uri address, IReadOnlyCollection<string> filters)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        var sort = Value(SortKey);
        return new ListState(
            address.AbsolutePath,
            Value(SearchKey),
            filters.Select(f => (Key: f, Value: Value(f))).Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!),
            sort?.TrimStart('-'),
            sort?.StartsWith('-') == true,
            int.TryParse(Value(PageKey), out var page) && page > 0 ? page : 1) { After = Value(AfterKey) };

        string? Value(string key) => query.TryGetValue(key, out var v) && !string.IsNullOrWhiteSpace(v) ? v.ToString() : null;
    }

    public ListState With(string filter, string? value)
    {
        var filters = Filters.Where(f => f.Key != filter).ToDictionary(f => f.Key, f => f.Value);
        if (value is not null)
        {
            filters[filter] = value;
        }

        return this with { Filters = filters, Page = 1, After = null };
    }

    public ListState SortedBy(string key) => this with { Sort = key, Descending = Sort == key && !Descending, Page = 1, After = null };

    public string Href(string? path = null)
    {
        Dictionary<string, string?> query = new(Filters.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)));
        Put(SearchKey, Search);
        Put(SortKey, Sort is null ? null : (Descending ? "-" : "") + Sort);
        Put(PageKey, Page > 1 ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        Put(AfterKey, After);
        return QueryHelpers.AddQueryString(path ?? Path, query);

        void Put(string key, string? value)
        {
            if (value is not null)
            {
                query[key] = value;
            }
        }
    }
}
