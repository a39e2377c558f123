using System.Text;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using Microsoft.AspNetCore.Components.Forms;

namespace CaseFlow.Host.Pages.Processes;

/// <summary>The definitions in the files that somebody chose, and the files that hold none.</summary>
internal sealed record ImportUpload(IReadOnlyList<DefinitionFile> Files, IReadOnlyList<ImportPreview> Refused)
{
    public const int MostFiles = 100;

    /// <summary>Bytes of one chosen file; what it unpacks to has limits of its own.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    public static async Task<ImportUpload> ReadAsync(InputFileChangeEventArgs chosen)
    {
        var (files, refused) = (new List<DefinitionFile>(), new List<ImportPreview>());
        if (chosen.FileCount > MostFiles)
        {
            return new ImportUpload([], [Refusal("", "import.too-many", chosen.FileCount, MostFiles)]);
        }

        foreach (var file in chosen.GetMultipleFiles(MostFiles))
        {
            await ReadAsync(file, files, refused);
        }

        return new ImportUpload(files, refused);
    }

    private static async Task ReadAsync(IBrowserFile file, List<DefinitionFile> files, List<ImportPreview> refused)
    {
        var zip = file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        var most = zip ? MostBytes : DocumentLimits.Bytes;
        if (file.Size > most)
        {
            refused.Add(Refusal(file.Name, "import.too-large", file.Name, Math.Round(file.Size / 1024m / 1024m, 1), most / 1024 / 1024));
            return;
        }

        try
        {
            using var content = new MemoryStream((int)file.Size);
            await using var read = file.OpenReadStream(most);
            await read.CopyToAsync(content);
            content.Position = 0;
            IReadOnlyList<DefinitionFile> found = zip ? DefinitionArchive.Read(content, file.Name) : [new DefinitionFile(file.Name, Encoding.UTF8.GetString(content.ToArray()))];
            files.AddRange(found);
            if (found.Count == 0)
            {
                refused.Add(Refusal(file.Name, "import.no-definitions", file.Name));
            }
        }
        catch (DocumentException e)
        {
            refused.Add(new ImportPreview(file.Name, "", ImportEffect.Refused, null, e.Message, 0, 0));
        }
        catch (IOException)
        {
            refused.Add(Refusal(file.Name, "import.broken", file.Name));
        }
    }

    private static ImportPreview Refusal(string file, string text, params object?[] args) => new(file, "", ImportEffect.Refused, null, TextCatalog.Get(text, args), 0, 0);
}
