using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Runtime;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Reads the filters of the instance list from a body or from the query string; what is no value of a member is named.</summary>
internal sealed class InstanceQuery(JsonObject given)
{
    /// <summary>Members that come several times.</summary>
    private static readonly string[] Lists = ["ids", "definitionIds", "statuses", "subStatuses"];

    private readonly List<(string Member, string? Value, string Allowed)> _wrong = [];

    public static InstanceQuery From(IQueryCollection query)
    {
        var given = new JsonObject();
        foreach (var (name, values) in query.Where(q => q.Key.Length > 0))
        {
            var member = Array.Find(Lists, l => l.Equals(name, StringComparison.OrdinalIgnoreCase));
            given[member ?? $"{char.ToLowerInvariant(name[0])}{name[1..]}"] = member is null ? values[0] : new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
        }

        return new InstanceQuery(given);
    }

    public (ListInstances Query, IResult? Wrong) Read()
    {
        var size = Number("pageSize", 0, ListInstances.MostRows) ?? ListInstances.MostRows;
        var order = Word<InstanceOrder>("orderBy", Text("orderBy"));
        var query = new ListInstances
        {
            Search = Text("searchTerm"),
            Ids = [.. Texts("ids", null).Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty)],
            DefinitionIds = Texts("definitionIds", "definitionId"),
            VersionId = Text("definitionVersionId"),
            Version = Number("version", 0, int.MaxValue),
            CorrelationId = Text("correlationId"),
            Name = Text("name"),
            HasIncidents = Truth("hasIncidents"),
            Statuses = Words<InstanceStatus>("statuses", "status"),
            SubStatuses = Words<InstanceSubStatus>("subStatuses", "subStatus"),
            Instants = Instants(),
            Order = order ?? InstanceOrder.Created,
            Descending = Word<Direction>("orderDirection", Text("orderDirection")) is not Direction.Ascending,
            Skip = (int)Math.Min((long)(Number("page", 0, int.MaxValue) ?? 0) * size, int.MaxValue),
            Take = Truth("isSystem") == true ? 0 : size,
        };
        return (query, _wrong.Count == 0 ? null : DefinitionAnswers.Errors(
            StatusCodes.Status400BadRequest, _wrong[0].Member, _wrong.Where(w => w.Member == _wrong[0].Member).Select(w => TextCatalog.Get("elsa.no-such-value", w.Member, w.Value, w.Allowed))));
    }

    private List<InstantFilter> Instants()
    {
        var filters = new List<InstantFilter>();
        foreach (var filter in (given["timestampFilters"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var column = Word<InstantColumn>("timestampFilters", filter.Text("column") ?? "");
            var compared = Word<InstantOperator>("timestampFilters", filter.Text("operator") ?? "");
            if (!DateTimeOffset.TryParse(filter.Text("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            {
                _wrong.Add(("timestampFilters", filter.Text("timestamp"), "2026-11-23T09:00:00Z"));
            }
            else if (column is { } c && compared is { } o)
            {
                filters.Add(new InstantFilter(c, o, at));
            }
        }

        return filters;
    }

    private string? Text(string member) => JsonValues.Text(given[member]) is { Length: > 0 } text ? text : null;

    private List<string> Texts(string list, string? one) =>
        [.. (given[list] as JsonArray ?? []).Select(JsonValues.Text).OfType<string>(), .. one is not null && Text(one) is { } single ? (string[])[single] : []];

    private List<T> Words<T>(string list, string one)
        where T : struct, Enum => [.. Texts(list, one).Select(t => Word<T>(list, t)).OfType<T>()];

    /// <summary>A value that no instance has where it is none at all.</summary>
    private T? Word<T>(string member, string? text)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        if (Array.Find(Enum.GetNames<T>(), n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        // A state of Elsa's that no instance has here.
        if (typeof(T) != typeof(InstanceSubStatus) || !text.Equals("Interrupted", StringComparison.OrdinalIgnoreCase))
        {
            _wrong.Add((member, text, string.Join(", ", Enum.GetNames<T>())));
        }

        return (T)Enum.ToObject(typeof(T), -1);
    }

    private bool? Truth(string member) => given[member] switch
    {
        JsonValue v when v.TryGetValue<bool>(out var truth) => truth,
        _ => bool.TryParse(Text(member), out var truth) ? truth : null,
    };

    private int? Number(string member, int least, int most)
    {
        if (Text(member) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _wrong.Add((member, text, $"{least}…{most}"));
        return null;
    }

    private enum Direction
    {
        Ascending,
        Descending,
    }
}
