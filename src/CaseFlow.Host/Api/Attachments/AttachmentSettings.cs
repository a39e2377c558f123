using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Host.Api.Attachments;

/// <summary>Section <c>Attachments</c> of the settings.</summary>
public sealed class AttachmentSettings
{
    public const string Section = "Attachments";

    /// <summary>Folder of the contents, made when missing; never one that is served. Default <c>data/attachments</c> below the working directory.</summary>
    [Required]
    public string Path { get; set; } = "data/attachments";
}
