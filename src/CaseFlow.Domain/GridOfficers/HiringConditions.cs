using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>The conditions of R51-R54 as the recruitment sets them; each that fails is a refusal of its own.</summary>
internal static class HiringConditions
{
    public static IEnumerable<Refusal> Failed(HireOfficer person, DateOnly? birthDate, Recruitment recruitment)
    {
        if (birthDate is not { } born || born < recruitment.BornOnOrAfter)
        {
            yield return new Refusal(
                "officer.too-old", "birthDate", recruitment.AgeLimit, recruitment.ReferenceDay.ToDocumentText(), recruitment.BornOnOrAfter.ToDocumentText());
        }

        if (!Educations.Reaches(person.Education, recruitment.MinimumEducation))
        {
            yield return new Refusal("officer.education-too-low", "education", TextCatalog.Get($"education.{recruitment.MinimumEducation}"));
        }

        if (person.Residence is null || string.IsNullOrWhiteSpace(person.ResidencePlace))
        {
            yield return new Refusal("officer.no-residence", "residence");
        }

        if (!person.NoCriminalRecord)
        {
            yield return new Refusal("officer.criminal-record", "noCriminalRecord");
        }

        if (!person.Healthy)
        {
            yield return new Refusal("officer.not-healthy", "healthy");
        }

        if (!person.Writes)
        {
            yield return new Refusal("officer.does-not-write", "writes");
        }

        if (!person.UsesComputers)
        {
            yield return new Refusal("officer.no-computers", "usesComputers");
        }

        if (!person.Obeys)
        {
            yield return new Refusal("officer.does-not-obey", "obeys");
        }
    }
}
