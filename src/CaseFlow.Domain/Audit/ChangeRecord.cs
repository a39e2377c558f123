using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseFlow.Domain.Audit;

/// <summary>Before and after of the domain's rows in one command, as JSON.</summary>
internal sealed class ChangeRecord
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConcurrentDictionary<MemberInfo, bool> LeftOut = new();

    private readonly JsonArray _changes = [];

    public void Clear() => _changes.Clear();

    public string ToJson() => _changes.ToJsonString(Plain);

    public void Note(string entity, string id, JsonObject before, JsonObject after) => _changes.Add(new JsonObject
    {
        ["entity"] = entity, ["id"] = id, ["change"] = "modified", ["before"] = before, ["after"] = after,
    });

    /// <summary>Looks for what has changed first.</summary>
    public void Collect(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        foreach (var entry in tracker.Entries().Where(IsAudited))
        {
            _changes.Add(Describe(entry));
        }
    }

    private static bool IsAudited(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is not AuditEntry
        && entry.Metadata.ClrType.Assembly == typeof(ChangeRecord).Assembly
        && !IsLeftOut(entry.Metadata.ClrType);

    private static bool IsLeftOut(MemberInfo member) => LeftOut.GetOrAdd(member, m => m.IsDefined(typeof(NotAuditedAttribute), inherit: true));

    private static JsonObject Describe(EntityEntry entry)
    {
        var properties = entry.Properties
            .Where(p => p.Metadata.Name != nameof(IVersioned.Version) && !(p.Metadata.PropertyInfo is { } property && IsLeftOut(property)))
            .ToList();
        var change = new JsonObject
        {
            ["entity"] = entry.Metadata.ClrType.Name,
            ["id"] = string.Join('/', properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => Text(p.CurrentValue))),
            ["change"] = entry.State.ToString().ToLowerInvariant(),
        };
        var values = properties.Where(p => !p.Metadata.IsPrimaryKey() && (entry.State != EntityState.Modified || p.IsModified)).ToList();
        if (entry.State != EntityState.Added)
        {
            change["before"] = Values(values, p => p.OriginalValue);
        }

        if (entry.State != EntityState.Deleted)
        {
            change["after"] = Values(values, p => p.CurrentValue);
        }

        return change;
    }

    private static JsonObject Values(IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        new(properties.Where(p => value(p) is not null)
            .Select(p => KeyValuePair.Create<string, JsonNode?>(JsonNamingPolicy.CamelCase.ConvertName(p.Metadata.Name), Text(value(p)))));

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
