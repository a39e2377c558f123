using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>What a form left on a case: a plan, a progress report, a review, a talk. Never changed.</summary>
internal sealed class CaseRecord
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The form's name.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>JSON object of what was filled in; a field's label is the resource <c>case-record.&lt;name&gt;</c>.</summary>
    public required string Fields { get; init; }

    /// <summary>JSON array of attachment ids.</summary>
    public required string AttachmentIds { get; init; }

    public IReadOnlyList<Guid> Attachments => ProcessJson.Read<Guid[]>(AttachmentIds);

    public CaseRecordItem ToItem() => new(
        Id, Kind, TextCatalog.Get($"case-record.{Kind}"), At, By,
        [.. ProcessJson.Read<Dictionary<string, string>>(Fields).Select(f => new CaseRecordField(f.Key, Label(f.Key), Shown(f.Key, f.Value)))], Attachments);

    private string Label(string field) => TextCatalog.Find($"case-record.{Kind}.{field}") ?? TextCatalog.Get($"case-record.{field}");

    // Days are kept as days and read with their weekday.
    private static string Shown(string field, string value) => field switch
    {
        "percent" => $"{value} %",
        _ when field.EndsWith("On", StringComparison.Ordinal) && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) => day.ToLongText(),
        _ => value,
    };
}

internal sealed class CaseRecordMapping : IEntityTypeConfiguration<CaseRecord>
{
    public void Configure(EntityTypeBuilder<CaseRecord> builder)
    {
        builder.ToTable("case_records");
        builder.Ignore(x => x.Attachments);
        builder.Property(x => x.Kind).HasMaxLength(60);
        builder.Property(x => x.By).HasMaxLength(60);
        builder.HasIndex(x => new { x.CaseId, x.At });
    }
}
