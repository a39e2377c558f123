using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Tests.Processes;

public sealed class KnownSubjectsTests
{
    private static readonly object[] Directories = ["hazards", 7, 'c'];

    [Fact]
    public void Directory_that_knew_a_subject_is_asked_first_and_a_new_subject_goes_to_whoever_knew_the_last()
    {
        var (known, hazard, other) = (new KnownSubjects(), Guid.NewGuid(), Guid.NewGuid());
        known.Order(Directories, hazard).ShouldBe(Directories);

        known.Knew(Directories[1], hazard);
        known.Knew(Directories[2], other);

        known.Order(Directories, hazard).ShouldBe([7, "hazards", 'c']);
        known.Order(Directories, Guid.NewGuid()).ShouldBe(['c', "hazards", 7]);
    }
}
