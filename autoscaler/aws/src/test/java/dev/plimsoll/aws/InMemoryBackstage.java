package dev.plimsoll.aws;

/** The hands of others on the AWS in memory. */
public record InMemoryBackstage(InMemoryAws aws) implements AdapterWorld.Backstage {

    @Override
    public void setDesired(String group, int desired) {
        aws.setDesiredCapacity(group, desired);
    }

    @Override
    public void setBounds(String group, int minSize, int maxSize) {
        aws.change(
                group,
                held -> Answered.sized(held, minSize, maxSize, held.size().desired()));
    }

    @Override
    public void settle() {
        aws.settle();
    }
}
