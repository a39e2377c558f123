using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Host.Pages.Kit;

namespace CaseFlow.Host.Pages.Tasks;

/// <summary>What is being typed into the form of one outcome: as the form's command takes it, and as it is kept until it is sent.</summary>
public sealed class TaskDraft
{
    /// <summary>Raised after every change, so that what is computed from it is computed anew.</summary>
    public event Action? Changed;

    public JsonObject Values { get; private set; } = [];

    /// <summary>Uploaded files by id: the form's command takes the ids alone.</summary>
    private Dictionary<Guid, AttachmentStored> Files { get; set; } = [];

    public Submission Submission { get; } = new();

    public string Text(string name) => Values[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public int? Number(string name) => Values[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

    public IReadOnlyList<AttachmentStored> FilesOf(string name) =>
        Values[name] is JsonArray list ? [.. list.Select(n => Files.GetValueOrDefault(n!.GetValue<Guid>())).OfType<AttachmentStored>()] : [];

    public void SetFiles(string name, IReadOnlyList<AttachmentStored> files)
    {
        foreach (var file in files)
        {
            Files[file.Id] = file;
        }

        Set(name, new JsonArray([.. files.Select(f => JsonValue.Create(f.Id))]));
    }

    public void Set(string name, JsonNode? value)
    {
        Values[name] = value;
        Changed?.Invoke();
    }

    public void Set(string name, string? text) => Set(name, string.IsNullOrWhiteSpace(text) ? null : JsonValue.Create(text));

    public void Set(string name, DateOnly? day) => Set(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Fills in what the context suggests, unless something stands there already.</summary>
    public void Suggest(string name, JsonNode? value)
    {
        if (!Values.ContainsKey(name) && value is not null)
        {
            Values[name] = value;
        }
    }

    public void Suggest(string name, DateOnly? day) => Suggest(name, day is null ? null : JsonValue.Create(day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>What is kept in the browser.</summary>
    public string Keep(DateTimeOffset at) => JsonSerializer.Serialize(new Kept(at, Values, Files));

    /// <summary>Takes up what was kept; null when it cannot be read.</summary>
    public DateTimeOffset? TakeUp(string kept)
    {
        try
        {
            if (JsonSerializer.Deserialize<Kept>(kept) is not { } draft)
            {
                return null;
            }

            (Values, Files) = (draft.Values, draft.Files);
            return draft.At;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Kept(DateTimeOffset At, JsonObject Values, Dictionary<Guid, AttachmentStored> Files);
}
